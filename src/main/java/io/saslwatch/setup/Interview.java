package io.saslwatch.setup;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;

/** Asks a person what was not told otherwise. Used by one thread. */
public final class Interview {

    private final BufferedReader answers;
    private final PrintWriter screen;
    private final boolean silent;

    /**
     * @param answers where a person types
     * @param screen  where they read
     * @param silent  whether nobody is asked and every suggestion is taken
     */
    public Interview(BufferedReader answers, PrintWriter screen, boolean silent) {
        this.answers = answers;
        this.screen = screen;
        this.silent = silent;
    }

    /**
     * All answers.
     *
     * @param given       what is not asked
     * @param suggestions what an empty line means
     * @throws IllegalArgumentException when something given is wrong, or nobody answers
     */
    public Answers ask(Map<Question, String> given, Suggestions suggestions) {
        given.forEach((question, answer) -> suggestions.problem(question, answer).ifPresent(wrong -> {
            throw new IllegalArgumentException(wrong);
        }));
        Map<Question, String> all = new EnumMap<>(Question.class);
        for (Question question : Question.values()) {
            String answer = given.get(question);
            if (answer == null) {
                String suggested = suggestions.to(question, all.get(Question.LOGS));
                answer = silent ? suggested : ask(question, suggested, suggestions);
            }
            all.put(question, answer);
        }
        return new Answers(all);
    }

    private String ask(Question question, String suggested, Suggestions suggestions) {
        while (true) {
            String typed = line(question.text() + " [" + suggested + "]" + none(question, suggested) + ": ",
                "nobody answers the question about " + question.key() + ": give answers with --answers FILE or options, or "
                    + "take all suggestions with --yes");
            String answer = typed.isEmpty() ? suggested : typed.equals("-") ? "" : typed;
            var wrong = suggestions.problem(question, answer);
            if (wrong.isEmpty()) {
                return answer;
            }
            screen.println("  " + wrong.get());
        }
    }

    /** An empty line means the suggestion, so nothing needs a sign of its own. */
    private static String none(Question question, String suggested) {
        return !suggested.isEmpty() && question.problem("").isEmpty() ? " (- for none)" : "";
    }

    /**
     * Whether a person agrees; nobody asked means no.
     *
     * @param otherwise what to do where nobody can answer
     */
    public boolean agrees(String question, String otherwise) {
        return !silent && line(question + " [y/N]: ", "nobody answers '" + question + "': " + otherwise)
            .toLowerCase(Locale.ROOT).startsWith("y");
    }

    private String line(String prompt, String nobody) {
        screen.print(prompt);
        screen.flush();
        try {
            String typed = answers.readLine();
            if (typed == null) {
                throw new IllegalArgumentException(nobody);
            }
            return typed.strip();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
