package io.saslwatch.doctor;

import java.util.List;

/**
 * Whether the service runs as somebody with few rights.
 *
 * @param account who it will be
 * @param allowed whether a setting allows root
 */
public record AccountCheck(Account account, boolean allowed) implements Check {

    @Override
    public List<Finding> look() {
        if (!account.name().equals("root") || allowed) {
            return List.of(Finding.ok("user", "the service runs as " + account.name()));
        }
        return List.of(Finding.fail("user", "the service would run as root, which 'saslwatch run' refuses",
            "run 'saslwatch setup', which makes a user and a service, or look for another user with --user NAME"));
    }
}
