package io.saslwatch.config;

/**
 * Something an operator has to mend, told so that they can.
 *
 * @param where  the place: {@code application.properties:14}, {@code environment}, {@code command line}, ...
 * @param what   what is wrong there
 * @param why    why it is wrong
 * @param remedy what to do
 */
public record Problem(String where, String what, String why, String remedy) {

    @Override
    public String toString() {
        return where + ": " + what + System.lineSeparator()
            + "  why: " + why + System.lineSeparator()
            + "  do:  " + remedy;
    }
}
