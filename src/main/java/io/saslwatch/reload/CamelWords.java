package io.saslwatch.reload;

import java.util.Optional;
import org.apache.camel.NoSuchBeanException;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;

/** What a failure of Camel's comes to, in one line for an operator. */
final class CamelWords {

    private static final int MOST = 500;

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
        String line = text.strip().replaceAll("\\s+", " ");
        return line.length() <= MOST ? line : line.substring(0, MOST) + " ...";
    }
}
