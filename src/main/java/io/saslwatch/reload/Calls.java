package io.saslwatch.reload;

import java.util.Arrays;
import java.util.List;
import org.apache.camel.model.DynamicRouterDefinition;
import org.apache.camel.model.EnrichDefinition;
import org.apache.camel.model.ExpressionNode;
import org.apache.camel.model.ProcessorDefinition;
import org.apache.camel.model.RecipientListDefinition;
import org.apache.camel.model.RoutingSlipDefinition;
import org.apache.camel.model.ToDefinition;
import org.apache.camel.model.ToDynamicDefinition;

/**
 * Where a step sends messages.
 *
 * @param addresses those that are known before it runs, with placeholders
 * @param any       whether it may call direct endpoints whose names are known only when it runs
 */
record Calls(List<String> addresses, boolean any) {

    private static final Calls NONE = new Calls(List.of(), false);

    /** Those of a step itself, without steps within it. */
    static Calls of(ProcessorDefinition<?> step) {
        if (step instanceof ToDynamicDefinition call) {
            // a wire tap is one, too
            return of(List.of(call.getUri()));
        }
        if (step instanceof ToDefinition call) {
            return of(List.of(call.getUri()));
        }
        if (step instanceof EnrichDefinition call) {
            return said(call, false);
        }
        if (step instanceof RecipientListDefinition<?> || step instanceof RoutingSlipDefinition<?>
                || step instanceof DynamicRouterDefinition<?>) {
            return said((ExpressionNode) step, true);
        }
        return NONE;
    }

    private static Calls said(ExpressionNode step, boolean several) {
        String language = step.getExpression().getLanguage();
        String text = step.getExpression().getExpression();
        if (text == null || !(language.equals("constant") || language.equals("simple"))) {
            return new Calls(List.of(), true);
        }
        return of(several ? Arrays.stream(text.split(",")).map(String::strip).toList() : List.of(text.strip()));
    }

    private static Calls of(List<String> all) {
        return new Calls(all.stream().filter(address -> !address.contains("${")).toList(), all.stream()
            .anyMatch(address -> address.contains("${") && (address.startsWith("direct:") || address.startsWith("${"))));
    }
}
