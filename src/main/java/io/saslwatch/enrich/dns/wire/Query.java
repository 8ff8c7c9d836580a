package io.saslwatch.enrich.dns.wire;

import java.io.IOException;
import java.nio.ByteBuffer;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.Opcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.Section;

/**
 * One question and the test for its answer. There is no EDNS (RFC 6891) in it: a name fits into the 512 octets that
 * every server answers with, and what does not comes by TCP.
 */
final class Query {

    private static final int HEADER = 12;

    private final int id;
    private final Record question;
    private final byte[] bytes;

    /**
     * @param id what the answer has to repeat, 0 to 65535; hard to guess
     */
    Query(Name name, int type, int id) {
        this.id = id;
        this.question = Record.newRecord(name, type, DClass.IN);
        Message message = new Message(id);
        message.getHeader().setFlag(Flags.RD);
        message.addRecord(question, Section.QUESTION);
        this.bytes = message.toWire();
    }

    /** The message as it is sent by UDP. */
    ByteBuffer bytes() {
        return ByteBuffer.wrap(bytes);
    }

    /** The message as it is sent by TCP, its length before it (RFC 1035, section 4.2.2). */
    ByteBuffer bytesWithLength() {
        return ByteBuffer.allocate(2 + bytes.length).putShort((short) bytes.length).put(bytes).flip();
    }

    /** The answer that a received message is; null when it answers something else, or cannot be read. */
    Message answerIn(byte[] received) {
        // the id first: what does not have it is not worth parsing
        if (received.length < HEADER || id != ((received[0] & 0xFF) << 8 | received[1] & 0xFF)) {
            return null;
        }
        try {
            Message message = new Message(received);
            return isAnswer(message) ? message : null;
        } catch (IOException | RuntimeException malformed) {
            return null;
        }
    }

    private boolean isAnswer(Message message) {
        Record repeated = message.getQuestion();
        return message.getHeader().getFlag(Flags.QR)
            && message.getHeader().getOpcode() == Opcode.QUERY
            && message.getHeader().getCount(Section.QUESTION) == 1
            && repeated != null
            && repeated.getName().equals(question.getName())
            && repeated.getType() == question.getType()
            && repeated.getDClass() == question.getDClass();
    }
}
