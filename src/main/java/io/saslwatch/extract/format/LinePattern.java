package io.saslwatch.extract.format;

import io.saslwatch.extract.Role;
import java.util.List;
import java.util.Map;

/**
 * One kind of line.
 *
 * @param name       name within the format
 * @param what       what the line tells, for people
 * @param role       what it is to the joining step
 * @param starts     the message has to start with one of these; empty when any start will do
 * @param ends       the message has to end with one of these; empty when any end will do
 * @param needles    texts that all have to occur in the message before the expression is tried
 * @param without    texts of which none may occur in the message
 * @param expression matches the whole message
 * @param set        fields with a fixed value
 * @param cases      the first whose condition holds overrides captured and fixed values
 * @param samples    lines it has to take, attacks included
 * @param not        lines it must not take
 * @param where      file and line number of the pattern
 */
public record LinePattern(String name, String what, Role role, List<String> starts, List<String> ends,
                          List<String> needles, List<String> without,
                          Expression expression, Map<Field, String> set, List<Case> cases, List<Sample> samples,
                          List<Sample> not, String where) {
}
