package io.saslwatch.read;

import java.io.IOException;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Looks into files to find out what they hold, and remembers it as long as they do not change. */
final class Contents {

    private record Question(FileStat file, long stream, long position) {
    }

    /**
     * The answer about a file and a stream.
     *
     * @param relation how they relate
     * @param alike    whether no more than the first line is equal, which two generations may well have in common
     * @param ended    whether the file is known to hold nothing behind the stream's position
     */
    record Answer(Relation relation, boolean alike, boolean ended) {
        static final Answer DIFFERENT = new Answer(Relation.DIFFERENT, true, false);
        static final Answer UNKNOWN = new Answer(Relation.UNKNOWN, true, false);
    }

    private final Map<FileStat, Head> heads = new HashMap<>();
    private final Map<FileStat, Compression> kinds = new HashMap<>();
    private final Map<Question, Answer> answers = new HashMap<>();

    /** Forgets what was found in files that are not there any more or may have changed. */
    void keep(List<LogFile> files, Instant now) {
        List<FileStat> stats = files.stream().map(LogFile::stat).filter(stat -> !stat.fresh(now)).toList();
        heads.keySet().retainAll(stats);
        kinds.keySet().retainAll(stats);
        answers.keySet().removeIf(question -> !stats.contains(question.file()));
    }

    /** How the file is packed. */
    Compression kind(LogFile file) throws IOException {
        Compression kind = kinds.get(file.stat());
        if (kind == null) {
            kind = Inputs.sniff(file.path());
            kinds.put(file.stat(), kind);
        }
        return kind;
    }

    /** The file's beginning. */
    Head head(LogFile file) throws IOException {
        Head head = heads.get(file.stat());
        if (head == null) {
            try (StreamInput input = Inputs.open(file.path(), kind(file))) {
                byte[] bytes = new byte[Fingerprint.HEAD];
                int count = input.read(0, bytes, 0, bytes.length);
                // the first bytes of an archive being written are no line
                boolean archive = file.name().packed() && Compression.perhaps(bytes, count);
                head = new Head(Arrays.copyOf(bytes, archive ? 0 : count));
            }
            heads.put(file.stat(), head);
        }
        return head;
    }

    /** How the file relates to the stream. */
    Answer relate(LogFile file, LogStream stream) throws IOException {
        Head head = head(file);
        Fingerprint print = stream.print();
        int equal = print.equalHead(head);
        if (equal <= 0) {
            return equal < 0 ? Answer.DIFFERENT : Answer.UNKNOWN;
        }
        if (print.whole()) {
            return answer(Relation.CONTAINS, head, equal, true);
        }
        if (stream.offset() == 0) {
            return equal == print.reach() ? answer(Relation.CONTAINS, head, equal, false) : Answer.UNKNOWN;
        }
        if (kind(file) == Compression.NONE) {
            return plain(file, stream, head, equal);
        }
        Question question = new Question(file.stat(), stream.id(), stream.offset());
        Answer known = answers.get(question);
        if (known == null) {
            known = packed(file, stream, head, equal);
            answers.put(question, known);
        }
        return known;
    }

    private static Answer plain(LogFile file, LogStream stream, Head head, int equal) throws IOException {
        if (file.stat().size() < stream.offset()) {
            return beginning(head, equal, file.stat().size());
        }
        try (StreamInput input = new PlainInput(file.path())) {
            return anchored(input, stream) ? answer(Relation.CONTAINS, head, stream.offset(), false) : Answer.DIFFERENT;
        }
    }

    /** A shorter file is a copy only when it is equal to its last line, or far enough to be no coincidence. */
    private static Answer beginning(Head head, int equal, long size) {
        if (equal == head.lineEnd() || equal >= Fingerprint.ANCHOR) {
            return answer(Relation.BEGINNING, head, size, true);
        }
        return Answer.DIFFERENT;
    }

    private Answer packed(LogFile file, LogStream stream, Head head, int equal) throws IOException {
        try (StreamInput input = Inputs.open(file.path(), kind(file))) {
            if (anchored(input, stream)) {
                boolean ended = input.read(stream.offset(), new byte[1], 0, 1) == 0
                    && input.end() == StreamInput.End.COMPLETE;
                return answer(Relation.CONTAINS, head, stream.offset(), ended);
            }
            // it could be read up to there, so it is the content that differs
            return input.end() == StreamInput.End.OPEN ? Answer.DIFFERENT : beginning(head, equal, equal);
        }
    }

    private static Answer answer(Relation relation, Head head, long equal, boolean ended) {
        return new Answer(relation, equal <= head.firstLineEnd() + 1, ended);
    }

    private static boolean anchored(StreamInput input, LogStream stream) throws IOException {
        Fingerprint.Mark anchor = stream.print().anchor();
        byte[] bytes = new byte[anchor.length()];
        int count = input.read(stream.offset() - bytes.length, bytes, 0, bytes.length);
        return count == bytes.length && ContentHash.of(bytes, 0, count) == anchor.hash();
    }
}
