package io.saslwatch.reload;

import java.util.ArrayList;
import java.util.List;
import org.apache.camel.model.ChoiceDefinition;
import org.apache.camel.model.ExpressionNode;
import org.apache.camel.model.FilterDefinition;
import org.apache.camel.model.ProcessorDefinition;
import org.apache.camel.model.RouteDefinition;
import org.apache.camel.model.language.ExpressionDefinition;

/** Finds the steps of a route that cannot be made: Camel stops at the first, and tells only the outermost step around it. */
final class StepTrial {

    /**
     * Something that cannot be made.
     *
     * @param step       that it is of
     * @param line       where it begins
     * @param expression that is wrong; null when something else is
     */
    record Fault(ProcessorDefinition<?> step, int line, ExpressionDefinition expression, Exception why) {
    }

    private static final String NAME = "saslwatch-one-step";

    private final Trial trial;

    StepTrial(Trial trial) {
        this.trial = trial;
    }

    /** All such steps of a route that is of no use any more. */
    List<Fault> faults(RouteDefinition route) {
        // its steps come again, with the ids that they have
        trial.remove(route);
        List<Fault> faults = new ArrayList<>();
        for (ProcessorDefinition<?> step : RouteFile.steps(route)) {
            make(step, faults);
        }
        return faults;
    }

    private void make(ProcessorDefinition<?> step, List<Fault> faults) {
        if (step instanceof ChoiceDefinition choice) {
            choice.getWhenClauses().forEach(when -> asks(step, when.getLineNumber(), when.getExpression(), true, faults));
        } else if (step instanceof ExpressionNode asking) {
            asks(step, step.getLineNumber(), asking.getExpression(), step instanceof FilterDefinition, faults);
        }
        boolean told = faults.stream().anyMatch(fault -> fault.step() == step);
        if (!told && step.getOutputs().isEmpty() && !step.isAbstract()) {
            try {
                alone(step);
            } catch (Exception wrong) {
                faults.add(new Fault(step, step.getLineNumber(), null, wrong));
            }
        }
    }

    private void asks(ProcessorDefinition<?> step, int line, ExpressionDefinition expression, boolean yesOrNo,
                      List<Fault> faults) {
        try {
            if (yesOrNo) {
                expression.createPredicate(trial.camel());
            } else if (expression != null) {
                expression.createExpression(trial.camel());
            }
        } catch (Exception wrong) {
            faults.add(new Fault(step, line, expression, wrong));
        }
    }

    private void alone(ProcessorDefinition<?> step) throws Exception {
        RouteDefinition route = new RouteDefinition("direct:" + NAME);
        route.setId(NAME);
        route.addOutput(step);
        try {
            trial.add(route);
        } finally {
            trial.remove(route);
        }
    }

    /** The step that Camel named in its message, of a route that it could not make; null when it is none of these. */
    static ProcessorDefinition<?> named(RouteDefinition route, Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            String said = String.valueOf(cause.getMessage());
            int begin = said.indexOf(">>> ");
            int end = said.indexOf(" <<<", Math.max(begin, 0));
            if (begin >= 0 && end > begin) {
                String text = said.substring(begin + ">>> ".length(), end);
                return RouteFile.steps(route).stream().filter(step -> step.toString().equals(text)).findFirst().orElse(null);
            }
        }
        return null;
    }
}
