package io.saslwatch.doctor;

/**
 * What a check saw.
 *
 * @param check  the matter in one word
 * @param level  whether it is fine
 * @param what   what was seen
 * @param remedy what to do; empty when it is fine
 */
public record Finding(String check, Level level, String what, String remedy) {

    /** How good or bad it is. */
    public enum Level {
        /** As it should be. */
        OK,
        /** It works, and may not do what is wanted. */
        WARN,
        /** The service will not do its work. */
        FAIL
    }

    static Finding ok(String check, String what) {
        return new Finding(check, Level.OK, what, "");
    }

    static Finding warn(String check, String what, String remedy) {
        return new Finding(check, Level.WARN, what, remedy);
    }

    static Finding fail(String check, String what, String remedy) {
        return new Finding(check, Level.FAIL, what, remedy);
    }
}
