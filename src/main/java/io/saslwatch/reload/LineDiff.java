package io.saslwatch.reload;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The lines by which two texts differ: the part between their equal beginnings and ends, and within it the longest common
 * subsequence as long as the parts are short enough to compare each line with each.
 */
public final class LineDiff {

    private static final int MOST_COMPARED = 2_000;

    private LineDiff() {
    }

    /** Lines that are only in the first text, with {@code -}, and only in the second, with {@code +}; each with its number. */
    public static List<String> of(String first, String second) {
        List<String> a = lines(first);
        List<String> b = lines(second);
        int begin = 0;
        while (begin < a.size() && begin < b.size() && a.get(begin).equals(b.get(begin))) {
            begin++;
        }
        int endA = a.size();
        int endB = b.size();
        while (endA > begin && endB > begin && a.get(endA - 1).equals(b.get(endB - 1))) {
            endA--;
            endB--;
        }
        List<String> found = new ArrayList<>();
        if (endA - begin <= MOST_COMPARED && endB - begin <= MOST_COMPARED) {
            differ(a, b, begin, endA, endB, found);
        } else {
            for (int i = begin; i < endA; i++) {
                found.add("- " + (i + 1) + ": " + a.get(i));
            }
            for (int j = begin; j < endB; j++) {
                found.add("+ " + (j + 1) + ": " + b.get(j));
            }
        }
        return found;
    }

    private static void differ(List<String> a, List<String> b, int begin, int endA, int endB, List<String> found) {
        int[][] common = common(a, b, begin, endA, endB);
        int i = begin;
        int j = begin;
        while (i < endA || j < endB) {
            if (i < endA && j < endB && a.get(i).equals(b.get(j))) {
                i++;
                j++;
            } else if (j == endB || i < endA && common[i + 1 - begin][j - begin] >= common[i - begin][j + 1 - begin]) {
                found.add("- " + (i + 1) + ": " + a.get(i++));
            } else {
                found.add("+ " + (j + 1) + ": " + b.get(j++));
            }
        }
    }

    /** How many lines the rests of both have in common, from each pair of lines on. */
    private static int[][] common(List<String> a, List<String> b, int begin, int endA, int endB) {
        int n = endA - begin;
        int m = endB - begin;
        int[][] common = new int[n + 1][m + 1];
        for (int i = n - 1; i >= 0; i--) {
            for (int j = m - 1; j >= 0; j--) {
                common[i][j] = a.get(begin + i).equals(b.get(begin + j)) ? common[i + 1][j + 1] + 1
                    : Math.max(common[i + 1][j], common[i][j + 1]);
            }
        }
        return common;
    }

    private static List<String> lines(String text) {
        return text.isEmpty() ? List.of() : Arrays.asList(text.split("\n", -1));
    }
}
