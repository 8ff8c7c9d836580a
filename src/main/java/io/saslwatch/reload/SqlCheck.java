package io.saslwatch.reload;

import io.saslwatch.config.Problem;
import io.saslwatch.config.StoreSettings;
import io.saslwatch.store.Store;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.apache.camel.support.ResourceHelper;

/**
 * Lets a database compile the store's statements, on tables that are thrown away. That database is SQLite, so statements
 * that are for others only are not seen.
 */
final class SqlCheck {

    private static final Pattern NAMED = Pattern.compile(":[#?](?:in:)?(?:\\$\\{[^}]*}|\\w+)");

    /** The store as routes name it. */
    static final String DATABASE = "storeDatabase";

    /** A statement, or the name of its file, at a place within a route. */
    record Inline(String where, String query) {
    }

    private final Surroundings around;

    SqlCheck(Surroundings around) {
        this.around = around;
    }

    /**
     * What is wrong with statements of these names, and with those within routes.
     *
     * @param placeholders tell which database the store is: a statement within a route is written for that one
     */
    List<Problem> check(Snapshot version, Collection<String> names, List<Inline> within, Map<String, String> placeholders,
                        UnaryOperator<String> file) {
        List<Inline> compiled = new ArrayList<>();
        names.stream().filter(SqlCheck::compiles).filter(version.files()::containsKey)
            .forEach(name -> compiled.add(new Inline(file.apply(name), plain(version.files().get(name)))));
        if ("sqlite".equals(placeholders.get(StoreSettings.DIALECT))) {
            within.stream().filter(each -> !ResourceHelper.hasScheme(each.query))
                .forEach(each -> compiled.add(new Inline(each.where, plain(each.query).replace('#', '?'))));
        }
        return compiled.isEmpty() ? List.of() : compile(compiled);
    }

    private List<Problem> compile(List<Inline> statements) {
        List<Problem> problems = new ArrayList<>();
        try (Store store = around.temporaryStore(); Connection connection = store.dataSource().getConnection()) {
            for (Inline each : statements) {
                try (PreparedStatement statement = connection.prepareStatement(each.query)) {
                    statement.getParameterMetaData();
                } catch (SQLException wrong) {
                    problems.add(new Problem(each.where, "the database does not understand the statement",
                        CamelWords.reason(wrong), "correct the statement"));
                }
            }
        } catch (SQLException unusable) {
            problems.add(new Problem(statements.get(0).where, "the statements cannot be tried",
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
