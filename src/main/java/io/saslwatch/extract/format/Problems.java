package io.saslwatch.extract.format;

import io.saslwatch.config.Problem;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Collects what is wrong in a format file, so that everything can be told at once. Not thread-safe. */
final class Problems {

    private final List<Problem> found = new ArrayList<>();

    void add(String where, String what, String why, String remedy) {
        found.add(new Problem(where, what, why, remedy));
    }

    /** All problems in the order of their lines. */
    List<Problem> found() {
        return found.stream().sorted(Comparator.comparingInt(Problems::line)).toList();
    }

    private static int line(Problem problem) {
        String number = problem.where().substring(problem.where().lastIndexOf(':') + 1);
        return number.matches("[0-9]{1,9}") ? Integer.parseInt(number) : 0;
    }

    int count() {
        return found.size();
    }
}
