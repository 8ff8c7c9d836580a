package io.saslwatch.extract.format;

import io.saslwatch.config.ExtractSettings;
import io.saslwatch.config.Problem;
import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * All formats of a folder. Immutable and thread-safe.
 *
 * @param formats  in the order of the file names; those that have problems are left out
 * @param problems everything that is wrong in the files; samples are checked by {@link FormatChecker}
 */
public record Formats(List<Format> formats, List<Problem> problems) {

    /** The name that stands for the message of a refusal because of a quota. */
    public static final String QUOTA = "QUOTA";

    /** The same with what settings give where nobody sets anything. */
    public static Formats of(Path folder) {
        return of(folder, Map.of(QUOTA, ExtractSettings.QUOTA_MESSAGE.standard()));
    }

    /**
     * Reads every {@code *.yaml} file of the folder; what cannot be read is a problem, never an exception.
     *
     * @param texts what {@code %{NAME}} stands for in the files, by name
     */
    public static Formats of(Path folder, Map<String, String> texts) {
        FormatReader reader = new FormatReader(texts);
        List<Path> files = new ArrayList<>();
        Problems problems = new Problems();
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder, "*.{yaml,yml}")) {
            entries.forEach(files::add);
        } catch (IOException | DirectoryIteratorException unreadable) {
            problems.add(folder.toString(), "the folder of the formats cannot be read", unreadable.toString(),
                "correct saslwatch.extract.formats, or restore the folder");
        }
        Collections.sort(files);
        if (files.isEmpty() && problems.count() == 0) {
            problems.add(folder.toString(), "there is no format file", "without formats no line is understood",
                "correct saslwatch.extract.formats, or restore the folder's files");
        }
        List<Problem> all = new ArrayList<>(problems.found());
        List<Format> formats = new ArrayList<>();
        Map<String, String> names = new HashMap<>();
        for (Path file : files) {
            FormatReader.Result result = read(reader, file);
            all.addAll(result.problems());
            if (result.format() != null && result.problems().isEmpty()) {
                String other = names.putIfAbsent(result.format().name(), file.toString());
                if (other == null) {
                    formats.add(result.format());
                } else {
                    all.add(new Problem(file.toString(), "the format's name '" + result.format().name()
                        + "' is taken", other + " has it", "give one of them another name"));
                }
            }
        }
        return new Formats(List.copyOf(formats), List.copyOf(all));
    }

    private static FormatReader.Result read(FormatReader reader, Path file) {
        try {
            return reader.read(file.toString(), Files.readString(file));
        } catch (IOException unreadable) {
            return new FormatReader.Result(null, List.of(new Problem(file.toString(), "the format file cannot be read",
                unreadable.toString(), "make it readable and UTF-8, or remove it")));
        }
    }
}
