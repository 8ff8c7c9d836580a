package io.saslwatch.enrich.dns;

import java.time.Duration;
import java.util.List;
import java.util.function.BiConsumer;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.Record;
import org.xbill.DNS.Section;

/** One question that came to the {@link LoopbackDns}, and the ways to answer it. */
public final class DnsCall {

    /** Sends bytes to the client. */
    interface Sender {
        void send(byte[] bytes);
    }

    private final Message question;
    private final int number;
    private final boolean tcp;
    private final Sender sender;
    private final Sender stranger;
    private final BiConsumer<Duration, Runnable> later;

    DnsCall(Message question, int number, boolean tcp, Sender sender, Sender stranger,
            BiConsumer<Duration, Runnable> later) {
        this.question = question;
        this.number = number;
        this.tcp = tcp;
        this.sender = sender;
        this.stranger = stranger;
        this.later = later;
    }

    /** What was asked for. */
    public Name name() {
        return question.getQuestion().getName();
    }

    /** The how-manieth question it is for this name and type, from 1. */
    public int number() {
        return number;
    }

    /** Whether it came by TCP. */
    public boolean isTcp() {
        return tcp;
    }

    /** An answer to be sent, or to be spoilt first. */
    public Message message(int code, List<? extends Record> answers, List<? extends Record> authority) {
        Message message = new Message(question.getHeader().getID());
        message.getHeader().setFlag(Flags.QR);
        message.getHeader().setFlag(Flags.AA);
        message.getHeader().setFlag(Flags.RD);
        message.getHeader().setRcode(code);
        message.addRecord(question.getQuestion(), Section.QUESTION);
        answers.forEach(record -> message.addRecord(record, Section.ANSWER));
        authority.forEach(record -> message.addRecord(record, Section.AUTHORITY));
        return message;
    }

    /** Sends a message. */
    public void send(Message message) {
        send(message.toWire());
    }

    /** Sends any bytes. */
    public void send(byte[] bytes) {
        sender.send(bytes);
    }

    /** Sends a message by UDP from another port than that of the server. */
    public void sendFromElsewhere(Message message) {
        stranger.send(message.toWire());
    }

    /** Does something later. */
    public void after(Duration wait, Runnable action) {
        later.accept(wait, action);
    }
}
