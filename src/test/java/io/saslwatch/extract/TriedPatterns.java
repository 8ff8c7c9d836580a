package io.saslwatch.extract;

import io.saslwatch.extract.format.EngineComparison;
import io.saslwatch.extract.format.Expression;
import io.saslwatch.extract.format.Format;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Which expressions the scanner would try on a line, one after the other. Not thread-safe. */
public final class TriedPatterns {

    private final SingleLine single;
    private final Map<String, Integer> numbers = new HashMap<>();
    private final List<Expression> expressions;

    /** Of all patterns of these formats. */
    public TriedPatterns(List<Format> formats) {
        this.single = new SingleLine(formats);
        this.expressions = formats.stream().flatMap(format -> format.patterns().stream())
            .map(pattern -> pattern.expression()).toList();
        expressions.forEach(expression -> numbers.put(expression.toString(), numbers.size()));
    }

    /** All expressions, in the order of the numbers that {@link #of} gives. */
    public List<Expression> expressions() {
        return expressions;
    }

    /** Numbers of the expressions tried on the line, the last one being the one that takes it, if any does. */
    public List<Integer> of(String line) {
        single.read(line);
        List<Integer> tried = new ArrayList<>();
        if (single.plan() != null) {
            for (PlannedPattern planned : single.plan().patterns()) {
                if (planned.objection(single.message()) == null) {
                    tried.add(numbers.get(planned.pattern.expression().toString()));
                    if (EngineComparison.match(planned.pattern.expression(), single.message()) != null) {
                        return tried;
                    }
                }
            }
        }
        return tried;
    }

    /** The message of the last line. */
    public String message() {
        return single.message();
    }
}
