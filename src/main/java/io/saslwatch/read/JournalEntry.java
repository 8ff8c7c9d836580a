package io.saslwatch.read;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * One entry of the journal as the line that a syslog daemon would have written: an RFC 3339 stamp in UTC, host, program,
 * process and message. The JSON is that of journalctl(1), {@code --output=json}: fields are text, or numbers of bytes where
 * they are not UTF-8, or null, or lists of such when a field comes several times. Whoever writes to the journal chooses
 * its text, so nothing of it can end the line or become its header.
 *
 * @param cursor where the entry stands in the journal
 * @param line   the line with its line feed
 * @param cut    whether it was longer than allowed
 */
record JournalEntry(String cursor, byte[] line, boolean cut) {

    private static final JsonFactory JSON = new JsonFactory();
    /** Always six digits, so that every line has the same shape. */
    private static final DateTimeFormatter STAMP =
        DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSS'+00:00'").withZone(ZoneOffset.UTC);
    private static final Pattern TIME = Pattern.compile("\\d{1,17}");
    private static final Pattern PID = Pattern.compile("\\d{1,10}");
    private static final Pattern NO_WORD = Pattern.compile("[\\p{Cntrl}\\s\\[\\]:]");
    private static final int CURSOR_LIMIT = 1000;
    private static final int NAME_LIMIT = 128;
    private static final long MICROS = 1_000_000;

    /** Reads one line of journalctl; empty when it is no entry. */
    static Optional<JournalEntry> of(byte[] json, int from, int to, int maxLine) {
        try {
            Map<String, byte[]> fields = fields(json, from, to);
            String cursor = text(fields, "__CURSOR", "");
            String micros = text(fields, "__REALTIME_TIMESTAMP", "");
            if (cursor.isEmpty() || cursor.length() > CURSOR_LIMIT || !TIME.matcher(micros).matches()) {
                return Optional.empty();
            }
            return Optional.of(entry(cursor, Long.parseLong(micros), fields, maxLine));
        } catch (IOException noJson) {
            return Optional.empty();
        }
    }

    private static JournalEntry entry(String cursor, long micros, Map<String, byte[]> fields, int maxLine) {
        Instant time = Instant.ofEpochSecond(micros / MICROS, micros % MICROS * 1000);
        String pid = text(fields, "SYSLOG_PID", text(fields, "_PID", "")).strip();
        String header = STAMP.format(time) + ' ' + name(fields, "_HOSTNAME", "_HOSTNAME", "localhost") + ' '
            + name(fields, "SYSLOG_IDENTIFIER", "_COMM", "unknown") + (PID.matcher(pid).matches() ? "[" + pid + "]" : "") + ": ";
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        line.writeBytes(header.getBytes(StandardCharsets.UTF_8));
        byte[] message = fields.getOrDefault("MESSAGE", new byte[0]);
        for (byte each : message) {
            line.write(each >= 0 && each < ' ' || each == 0x7f ? ' ' : each);
        }
        boolean cut = line.size() > maxLine;
        byte[] bytes = java.util.Arrays.copyOf(line.toByteArray(), Math.min(line.size(), maxLine) + 1);
        bytes[bytes.length - 1] = '\n';
        return new JournalEntry(cursor, bytes, cut);
    }

    private static Map<String, byte[]> fields(byte[] json, int from, int to) throws IOException {
        Map<String, byte[]> fields = new HashMap<>();
        try (JsonParser parser = JSON.createParser(json, from, to - from)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                return fields;
            }
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                String name = parser.currentName();
                byte[] value = value(parser, parser.nextToken());
                if (value != null) {
                    fields.put(name, value);
                }
            }
            return fields;
        }
    }

    /** A value as bytes; of several values the first; null for null. */
    private static byte[] value(JsonParser parser, JsonToken token) throws IOException {
        if (token != JsonToken.START_ARRAY) {
            byte[] text = token == JsonToken.VALUE_STRING ? parser.getText().getBytes(StandardCharsets.UTF_8) : null;
            parser.skipChildren();
            return text;
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        byte[] first = null;
        boolean numbers = true;
        for (JsonToken next = parser.nextToken(); next != JsonToken.END_ARRAY; next = parser.nextToken()) {
            if (next == null) {
                throw new IOException("the entry ends early");
            }
            if (next == JsonToken.VALUE_NUMBER_INT) {
                bytes.write(parser.getIntValue());
            } else {
                numbers = false;
                byte[] value = value(parser, next);
                first = first == null ? value : first;
            }
        }
        return numbers ? bytes.toByteArray() : first;
    }

    private static String text(Map<String, byte[]> fields, String name, String otherwise) {
        byte[] value = fields.get(name);
        return value == null ? otherwise : new String(value, StandardCharsets.UTF_8);
    }

    /** A word of the header: no blanks, brackets or colons in front of its end, for they separate the words. */
    private static String name(Map<String, byte[]> fields, String field, String second, String otherwise) {
        String name = NO_WORD.matcher(text(fields, field, text(fields, second, otherwise))).replaceAll("_");
        return name.isEmpty() ? otherwise : name.substring(0, Math.min(name.length(), NAME_LIMIT));
    }
}
