package io.saslwatch.store;

import java.util.regex.Pattern;

/** Shows JDBC addresses and what drivers say of them without their secrets. Stateless. */
public final class JdbcUrl {

    private static final Pattern SECRET_OPTION =
        Pattern.compile("((?:password|passwd|pwd|[a-z]*secret|[a-z]*token|[a-z]*passwordfile)\\s*=)[^&;\\s]*",
            Pattern.CASE_INSENSITIVE);
    // what a driver that knows no login in an address takes for the host
    private static final Pattern LOGIN = Pattern.compile("(^|[\\s\"'])([^\\s/@:]+:)[^\\s/@]+@");
    private static final Pattern USER_INFO = Pattern.compile("(//[^/?#@\\s:]*:)[^/?#\\s]*@");

    private JdbcUrl() {
    }

    /** The address with the values of password-like options replaced by {@code ***}. */
    public static String masked(String url) {
        return SECRET_OPTION.matcher(USER_INFO.matcher(url).replaceAll("$1***@")).replaceAll("$1***");
    }

    /** A driver's message, on one line, without the password and without secrets of an address in it. */
    static String masked(Throwable failure, String password) {
        Throwable root = failure;
        while (root.getCause() != null && root.getCause() != root) {
            root = root.getCause();
        }
        String said = root.getMessage() == null ? root.getClass().getSimpleName() : root.getMessage();
        if (password != null && !password.isEmpty()) {
            said = said.replace(password, "***");
        }
        return LOGIN.matcher(masked(said)).replaceAll("$1$2***@").replaceAll("\\s*\\R\\s*", " ");
    }
}
