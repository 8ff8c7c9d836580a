package io.saslwatch.reload;

import java.util.List;
import java.util.Map;

/**
 * What a route file holds, as far as other files depend on it.
 *
 * @param routes         its routes
 * @param templates      ids of its route templates
 * @param templated      ids of templates that it makes routes of
 * @param configuration  whether it holds what goes for all routes
 */
record RouteFacts(List<Fact> routes, List<Fact> templates, List<String> templated, boolean configuration) {

    /** A file that holds nothing. */
    static final RouteFacts NONE = new RouteFacts(List.of(), List.of(), List.of(), false);

    /** Whether it holds what routes of other files need when they are made. */
    boolean isShared() {
        return configuration || !templates.isEmpty();
    }

    /**
     * One route or route template.
     *
     * @param id   null when it has none
     * @param line where it stands
     * @param from the address of its beginning, with placeholders
     * @param to   names of direct endpoints that it calls, with the line of the first such step
     * @param any  whether it calls direct endpoints whose names are known only when it runs
     * @param ids  ids of its steps, with their lines
     */
    record Fact(String id, int line, String from, Map<String, Integer> to, boolean any, Map<String, Integer> ids) {

        /** The name of the direct endpoint that it begins with; null when it begins otherwise. */
        String direct() {
            return directName(from);
        }
    }

    /** The name in {@code direct:name?options}; null for another address. */
    static String directName(String uri) {
        if (uri == null || !uri.startsWith("direct:")) {
            return null;
        }
        String name = uri.substring("direct:".length());
        name = name.startsWith("//") ? name.substring(2) : name;
        int options = name.indexOf('?');
        return options < 0 ? name : name.substring(0, options);
    }
}
