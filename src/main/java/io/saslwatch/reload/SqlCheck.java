package io.saslwatch.reload;

import io.saslwatch.config.Problem;
import io.saslwatch.store.Store;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/**
 * Lets a database compile the store's statements, on tables that are thrown away. That database is SQLite, so statements
 * that are for others only are not seen.
 */
final class SqlCheck {

    private static final Pattern NAMED = Pattern.compile(":[#?](?:\\$\\{[^}]*}|\\w+)");

    private final Surroundings around;

    SqlCheck(Surroundings around) {
        this.around = around;
    }

    /** What is wrong with statements of these names. */
    List<Problem> check(Snapshot version, Collection<String> names, UnaryOperator<String> file) {
        List<Problem> problems = new ArrayList<>();
        List<String> compiled = names.stream().filter(SqlCheck::compiles).filter(version.files()::containsKey).toList();
        if (compiled.isEmpty()) {
            return problems;
        }
        try (Store store = around.temporaryStore(); Connection connection = store.dataSource().getConnection()) {
            for (String name : compiled) {
                try (PreparedStatement statement = connection.prepareStatement(plain(version.files().get(name)))) {
                    statement.getParameterMetaData();
                } catch (SQLException wrong) {
                    problems.add(new Problem(file.apply(name), "the database does not understand the statement",
                        CamelWords.reason(wrong), "correct the statement"));
                }
            }
        } catch (SQLException unusable) {
            problems.add(new Problem(file.apply(compiled.get(0)), "the statements cannot be tried",
                CamelWords.reason(unusable), "look at the disk, and try again"));
        }
        return problems;
    }

    /** With all parameters as the database knows them: Camel's named ones are of the form {@code :#name}. */
    private static String plain(String statement) {
        return NAMED.matcher(statement).replaceAll("?");
    }

    private static boolean compiles(String name) {
        String prefix = RouteTree.SQL + "/";
        if (!name.startsWith(prefix) || !name.endsWith(".sql")) {
            return false;
        }
        String rest = name.substring(prefix.length());
        return !rest.contains("/") || rest.startsWith("sqlite/");
    }
}
