package io.saslwatch.reallogs;

import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What was really attempted, see {@code real-logs/README.md}. Times are in seconds since 1970.
 *
 * @param user  as sent; null when none was sent, or when it is not UTF-8
 * @param odd   whether a name was sent that is not in {@code user}: bytes that are not UTF-8, or broken base64
 * @param end   when the connection's last attempt ended
 * @param alone whether it is the only attempt of its connection
 * @param last  whether it is the last one
 */
record Truth(int id, int sid, String kind, String service, String daemon, String ip, String mechanism, String user,
             boolean odd, boolean sent, String password, String act, int stage, String got, String reply, String noise,
             double from, double to, List<String> queueIds, double end, boolean alone,
             boolean last) {

    @SuppressWarnings("unchecked")
    static Truth of(Map<String, Object> json, double end, boolean alone, boolean last) {
        List<Map<String, Object>> mails = (List<Map<String, Object>>) json.getOrDefault("mails", List.of());
        List<String> ids = mails.stream().map(mail -> (String) mail.get("qid")).filter(id -> id != null).toList();
        return new Truth(number(json, "id"), number(json, "sid"), text(json, "kind"), text(json, "svc"),
            text(json, "daemon"), text(json, "ip"), text(json, "mech"), text(json, "user"),
            json.containsKey("user_b64") || "badb64".equals(json.get("act")),
            !Boolean.FALSE.equals(json.get("user_sent")), text(json, "pw"), text(json, "act"), number(json, "stage"),
            text(json, "got"), text(json, "reply"), text(json, "noise"), time(json, "t0"), time(json, "t1"), ids,
            end, alone, last);
    }

    boolean postfix() {
        return daemon.equals("postfix");
    }

    boolean aborted() {
        return reply.contains("Authentication aborted");
    }

    /** The service's name in events. */
    String eventService() {
        return switch (service) {
            case "imaps" -> "imap";
            case "pop3s" -> "pop3";
            default -> service;
        };
    }

    /** The mechanism's name in events; null when what was sent is no name of one. */
    String eventMechanism() {
        if (mechanism == null) {
            return null;
        }
        return switch (mechanism) {
            case "LOGIN-command", "USER/PASS" -> "PLAIN";
            default -> mechanism.strip().matches("[A-Za-z0-9_-]{1,20}") ? mechanism.strip().toUpperCase(Locale.ROOT)
                : null;
        };
    }

    private static String text(Map<String, Object> json, String name) {
        Object value = json.get(name);
        return value == null ? name.equals("reply") ? "" : null : value.toString();
    }

    private static int number(Map<String, Object> json, String name) {
        Object value = json.get(name);
        return value == null ? 0 : ((Number) value).intValue();
    }

    private static double time(Map<String, Object> json, String name) {
        return ((Number) json.get(name)).doubleValue();
    }
}
