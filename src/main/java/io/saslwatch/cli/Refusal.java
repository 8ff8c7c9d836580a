package io.saslwatch.cli;

import io.saslwatch.config.Problem;
import java.util.List;

/** Ends a command for a reason that an operator can mend: shown as it is, without a stack trace. */
final class Refusal extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final int status;

    private Refusal(int status, String message) {
        super(message);
        this.status = status;
    }

    /** It could not be done. */
    static Refusal failed(String message) {
        return new Refusal(ExitStatus.FAILED, message);
    }

    /** It was asked for wrongly. */
    static Refusal usage(String message) {
        return new Refusal(ExitStatus.USAGE, message);
    }

    /** Settings, formats or routes are wrong; all problems at once. */
    static Refusal problems(List<Problem> problems) {
        StringBuilder text = new StringBuilder();
        problems.forEach(problem -> text.append(problem).append(System.lineSeparator()));
        text.append(problems.size()).append(problems.size() == 1 ? " problem" : " problems");
        return new Refusal(ExitStatus.USAGE, text.toString());
    }

    int status() {
        return status;
    }
}
