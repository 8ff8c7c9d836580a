package io.saslwatch.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** The manual page of a command, made of what the command says of itself, as man(7) macros. Stateless. */
final class ManPage {

    private static final int SECTION = 1;
    /** What a page tells of all commands when its own does not tell it better; examples are each command's own. */
    private static final String STATUS = "Exit status:";

    private ManPage() {
    }

    /** The file's name: {@code saslwatch-geo-update.1}. */
    static String fileName(CommandSpec command) {
        return name(command) + "." + SECTION;
    }

    private static String name(CommandSpec command) {
        return command.qualifiedName("-");
    }

    /** Its text; {@code version} is shown at its foot. */
    static String text(CommandSpec command, String version) {
        StringBuilder page = new StringBuilder();
        List<String> about = lines(command.usageMessage().description());
        page.append(".TH \"").append(escaped(name(command)).toUpperCase(java.util.Locale.ROOT)).append("\" \"").append(SECTION)
            .append("\" \"\" \"").append(escaped(version)).append("\" \"saslwatch\"\n");
        page.append(".SH NAME\n").append(escaped(name(command))).append(" \\- ")
            .append(escaped(about.isEmpty() ? "saslwatch" : summary(about.get(0)))).append('\n');
        page.append(".SH SYNOPSIS\n.B ").append(escaped(command.qualifiedName(" "))).append('\n')
            .append(synopsis(command)).append('\n');
        page.append(".SH DESCRIPTION\n");
        about.forEach(line -> page.append(paragraph(line)));
        options(page, command);
        commands(page, command);
        footer(page, command);
        seeAlso(page, command);
        return page.toString();
    }

    private static String synopsis(CommandSpec command) {
        List<String> words = new ArrayList<>();
        if (command.options().stream().anyMatch(option -> !option.hidden())) {
            words.add("[\\fIOPTIONS\\fR]");
        }
        for (PositionalParamSpec parameter : command.positionalParameters()) {
            String word = "\\fI" + escaped(parameter.paramLabel()) + "\\fR" + (parameter.arity().max() > 1 ? "..." : "");
            words.add(parameter.arity().min() == 0 ? "[" + word + "]" : word);
        }
        if (!command.subcommands().isEmpty()) {
            words.add("\\fICOMMAND\\fR");
        }
        return String.join(" ", words);
    }

    private static void options(StringBuilder page, CommandSpec command) {
        page.append(".SH OPTIONS\n");
        for (OptionSpec option : command.options()) {
            if (!option.hidden()) {
                String names = java.util.Arrays.stream(option.names()).map(name -> "\\fB" + escaped(name) + "\\fR").collect(Collectors.joining(", "));
                String label = option.arity().max() == 0 ? "" : "=\\fI" + escaped(option.paramLabel()) + "\\fR";
                item(page, names + label, option.description());
            }
        }
        command.positionalParameters().forEach(parameter ->
            item(page, "\\fI" + escaped(parameter.paramLabel()) + "\\fR", parameter.description()));
    }

    private static void commands(StringBuilder page, CommandSpec command) {
        if (!command.subcommands().isEmpty()) {
            page.append(".SH COMMANDS\n");
            command.subcommands().forEach((name, sub) -> item(page, "\\fB" + escaped(name) + "\\fR",
                first(sub.getCommandSpec().usageMessage().description())));
        }
    }

    private static void footer(StringBuilder page, CommandSpec command) {
        List<String> lines = lines(command.usageMessage().footer());
        lines.removeIf(String::isBlank);
        if (lines.stream().noneMatch(line -> line.startsWith(STATUS))) {
            lines(command.root().usageMessage().footer()).stream().filter(line -> line.startsWith(STATUS))
                .forEach(line -> lines.add(0, line));
        }
        if (!lines.isEmpty()) {
            page.append(".SH NOTES\n");
            lines.forEach(line -> page.append(paragraph(line)));
        }
    }

    private static void seeAlso(StringBuilder page, CommandSpec command) {
        List<String> others = new ArrayList<>();
        if (command.parent() != null) {
            others.add(name(command.parent()));
        }
        command.subcommands().values().stream().map(sub -> name(sub.getCommandSpec())).filter(name -> !name.endsWith("-help"))
            .forEach(others::add);
        page.append(".SH SEE ALSO\n").append(others.stream().map(name -> "\\fB" + escaped(name) + "\\fR(" + SECTION + ")")
            .collect(Collectors.joining(",\n"))).append('\n');
    }

    private static void item(StringBuilder page, String term, String... description) {
        page.append(".TP\n").append(term).append('\n');
        String text = String.join(" ", lines(description));
        page.append(text.isEmpty() ? "\\ " : escaped(text)).append('\n');
    }

    private static String paragraph(String line) {
        return ".PP\n" + (line.isBlank() ? "" : escaped(line) + "\n");
    }

    private static String[] first(String[] lines) {
        return lines.length == 0 ? lines : new String[] {lines[0]};
    }

    /** As picocli shows them: without its markup, and with the values of its variables. */
    private static List<String> lines(String[] texts) {
        List<String> lines = new ArrayList<>();
        for (String text : texts) {
            lines.add(Ansi.OFF.string(text.replace("%n", " ").replace("%%", "%")));
        }
        return lines;
    }

    private static String summary(String sentence) {
        return sentence.replaceFirst("[.:]$", "");
    }

    /** Nothing in a text is a request: backslashes, hyphens, and dots and quotes at a line's beginning. */
    private static String escaped(String text) {
        String plain = text.replace("\\", "\\e").replace("-", "\\-").replace("\n", " ").replace("\"", "\\(dq");
        return plain.startsWith(".") || plain.startsWith("'") ? "\\&" + plain : plain;
    }
}
