package io.saslwatch.crash;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;

/**
 * A journal that is a file of JSON, one entry a line, and a program that follows it as journalctl does: from the
 * beginning, or behind a cursor, which holds the number of the line.
 */
final class FakeJournal implements AutoCloseable {

    private static final String PROGRAM = """
        #!/bin/sh
        echo $$ >> '%1$s/pids'
        echo "$*" >> '%1$s/calls'
        after=0
        for word in "$@"; do
            case $word in
                --after-cursor=*) after=${word##*i=} ;;
            esac
        done
        echo 'a hint that nobody asked for' >&2
        exec tail -n +$((after + 1)) -f '%1$s/entries'
        """;

    private final Path folder;
    private int number;

    FakeJournal(Path folder) throws IOException {
        this.folder = Files.createDirectories(folder);
        Files.createFile(folder.resolve("entries"));
        Files.writeString(program(), PROGRAM.formatted(folder));
        Files.setPosixFilePermissions(program(), PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    Path program() {
        return folder.resolve("journalctl");
    }

    /** Adds an entry; the message is JSON: a text in quotes, or a list of bytes. */
    void add(String identifier, String message) throws IOException {
        long micros = System.currentTimeMillis() * 1000;
        add("{\"__CURSOR\":\"s=fake;i=%d\",\"__REALTIME_TIMESTAMP\":\"%d\",\"_HOSTNAME\":\"mx\",\"_PID\":\"77\","
            .formatted(number + 1, micros) + "\"SYSLOG_IDENTIFIER\":\"" + identifier + "\",\"MESSAGE\":" + message + "}");
    }

    /** Adds a line as it is. */
    void add(String line) throws IOException {
        number++;
        Files.writeString(folder.resolve("entries"), line + "\n", StandardOpenOption.APPEND);
    }

    /** With what words it was started, each time. */
    List<String> calls() throws IOException {
        return Files.exists(folder.resolve("calls")) ? Files.readAllLines(folder.resolve("calls")) : List.of();
    }

    @Override
    public void close() throws IOException {
        if (Files.exists(folder.resolve("pids"))) {
            for (String pid : Files.readAllLines(folder.resolve("pids"))) {
                ProcessHandle.of(Long.parseLong(pid))
                    .filter(process -> process.info().command().orElse("").endsWith("tail"))
                    .ifPresent(ProcessHandle::destroyForcibly);
            }
        }
    }
}
