package io.saslwatch.reload;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.camel.NoSuchBeanException;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;

/** What a failure of Camel's comes to, in one line for an operator. */
final class CamelWords {

    private static final int MOST = 500;
    private static final Pattern BLAMED = Pattern.compile(
        "(?:Unknown parameters=\\[\\{|in the registry for: |Method with name: )([\\w.-]+)");

    private CamelWords() {
    }

    /** The reason, without the route and address around it, which may be long and hold secrets. */
    static String reason(Throwable failure) {
        Throwable root = failure;
        while (root.getCause() != null && root.getCause() != root && !(root instanceof NoSuchBeanException)) {
            root = root.getCause();
        }
        if (root instanceof MarkedYamlEngineException yaml && yaml.getProblem() != null) {
            return shortened(yaml.getProblem());
        }
        String message = root.getMessage() == null ? root.getClass().getSimpleName() : root.getMessage();
        int due = message.lastIndexOf("due to: ");
        return shortened(due < 0 ? message : message.substring(due + "due to: ".length()));
    }

    /** The word that a reason blames; empty when it blames none that would stand in the file. */
    static String blamed(String reason) {
        Matcher named = BLAMED.matcher(reason);
        return named.find() ? named.group(1) : "";
    }

    /** The line, from 1, of YAML that is not understood. */
    static Optional<Integer> line(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof MarkedYamlEngineException yaml) {
                return yaml.getProblemMark().map(Mark::getLine).map(line -> line + 1);
            }
        }
        return Optional.empty();
    }

    private static String shortened(String text) {
        // where an object lies in memory says nothing to anybody
        String line = text.strip().replaceAll("\\s+", " ").replaceAll("(?<=\\w)@[0-9a-f]{5,8}\\b(?![.\\w])", "");
        return line.length() <= MOST ? line : line.substring(0, MOST) + " ...";
    }
}
