package io.saslwatch.cli;

import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Says in one line what was typed wrongly and where the right way stands; the whole help would push the line away. */
final class WrongUsage implements IParameterExceptionHandler {

    @Override
    public int handleParseException(ParameterException wrong, String[] args) {
        CommandLine command = wrong.getCommandLine();
        List<String> near = wrong instanceof UnmatchedArgumentException unmatched ? unmatched.getSuggestions() : List.of();
        command.getErr().println("saslwatch: " + wrong.getMessage()
            + (near.isEmpty() ? "; see '" : "; did you mean " + String.join(" or ", near) + "? See '")
            + command.getCommandSpec().qualifiedName(" ") + " --help'");
        return ExitStatus.USAGE;
    }
}
