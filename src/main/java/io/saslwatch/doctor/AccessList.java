package io.saslwatch.doctor;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/**
 * What a file's list of rights (acl(5)) grants a user by name, as getfacl(1) tells. Where that program is not installed
 * there are hardly such lists: setfacl is of the same package.
 *
 * @param program getfacl, by name or path
 */
record AccessList(String program) {

    private static final int SECONDS = 5;

    /**
     * Whether a user has a right.
     *
     * @param right one of {@code r}, {@code w} and {@code x}
     */
    boolean grants(Path file, String user, char right) {
        try {
            Process process = new ProcessBuilder(program, "--absolute-names", "--omit-header", "--all-effective",
                file.toString()).redirectError(ProcessBuilder.Redirect.DISCARD).start();
            process.getOutputStream().close();
            String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (!process.waitFor(SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
            // what counts is what the list's mask leaves of it
            return Pattern.compile("^user:" + Pattern.quote(user) + ":\\S+\\s+#effective:\\S*" + right, Pattern.MULTILINE)
                .matcher(text).find();
        } catch (IOException notInstalled) {
            return false;
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
