package io.saslwatch.read;

/**
 * How bytes just read fall into lines: what can be handed on, what is skipped, what waits.
 *
 * @param from     index of the first byte to hand on
 * @param to       index behind the last one; equal to {@code from} when there is nothing
 * @param next     index of the first byte that is neither handed on nor skipped
 * @param lines    lines handed on
 * @param inside   whether {@code next} stands inside a line that was cut, whose rest is to be skipped
 * @param longLine whether the last line handed on is one that was cut
 * @param partial  whether the last line handed on lacks its line feed because the file ends
 * @param nuls     NUL bytes skipped
 * @param more     whether something behind {@code next} can be handed on or skipped without reading more
 */
record Cut(int from, int to, int next, int lines, boolean inside, boolean longLine, boolean partial, int nuls,
           boolean more) {

    /**
     * Finds the complete lines.
     *
     * @param bytes   from index 0 on
     * @param length  how many of them count
     * @param inside  whether the first byte stands inside a line that was cut
     * @param last    whether nothing will ever follow, so that a line without line feed is handed on as it is
     * @param maxLine longest line in bytes, without line feed
     */
    static Cut of(byte[] bytes, int length, boolean inside, boolean last, int maxLine) {
        int start = 0;
        if (inside) {
            start = firstLineFeed(bytes, 0, length) + 1;
            if (start == 0) {
                return new Cut(length, length, length, 0, true, false, false, 0, false);
            }
        }
        int from = start;
        while (from < length && bytes[from] == 0) {
            from++;
        }
        int nuls = from - start;
        int end = lastLineFeed(bytes, from, length) + 1;
        if (end <= from) {
            return withoutLineFeed(from, length, last, maxLine, nuls);
        }
        int tooLong = tooLong(bytes, from, end, maxLine);
        if (tooLong == from) {
            return new Cut(from, from + maxLine, from + maxLine, 1, true, true, false, nuls, true);
        }
        boolean more = tooLong >= 0;
        end = more ? tooLong : end;
        int lines = LineCounter.count(bytes, from, end);
        if (lines < 0) {
            int nul = beforeNul(bytes, from, end);
            more |= nul < end;
            end = nul;
            lines = LineCounter.count(bytes, from, end);
        }
        more |= end < length && bytes[end] == 0;
        return new Cut(from, end, end, lines < 0 ? ~lines : lines, false, false, false, nuls, more);
    }

    private static Cut withoutLineFeed(int from, int length, boolean last, int maxLine, int nuls) {
        if (length - from > maxLine) {
            return new Cut(from, from + maxLine, from + maxLine, 1, true, true, false, nuls, true);
        }
        if (last && length > from) {
            return new Cut(from, length, length, 1, false, false, true, nuls, false);
        }
        return new Cut(from, from, from, 0, false, false, false, nuls, false);
    }

    /** Where the first line longer than allowed begins, or -1. Jumps from window to window instead of line to line. */
    private static int tooLong(byte[] bytes, int from, int end, int maxLine) {
        int line = from;
        while (end - line > maxLine + 1) {
            int feed = lastLineFeed(bytes, line, line + maxLine + 1);
            if (feed < 0) {
                return line;
            }
            line = feed + 1;
        }
        return -1;
    }

    /** Where the first line begins, behind the first one, that starts with a NUL byte; {@code end} when none does. */
    private static int beforeNul(byte[] bytes, int from, int end) {
        for (int at = from; at < end - 1; at++) {
            if (bytes[at] == '\n' && bytes[at + 1] == 0) {
                return at + 1;
            }
        }
        return end;
    }

    private static int firstLineFeed(byte[] bytes, int from, int to) {
        for (int at = from; at < to; at++) {
            if (bytes[at] == '\n') {
                return at;
            }
        }
        return -1;
    }

    private static int lastLineFeed(byte[] bytes, int from, int to) {
        for (int at = to - 1; at >= from; at--) {
            if (bytes[at] == '\n') {
                return at;
            }
        }
        return -1;
    }
}
