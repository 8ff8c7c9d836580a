package io.saslwatch.doctor;

import java.util.List;

/**
 * Whether the Java will do.
 *
 * @param version its feature version, such as 17
 * @param heap    the most memory that it may take for objects, in bytes
 */
public record JavaCheck(int version, long heap) implements Check {

    private static final int OLDEST = 17;
    private static final long LEAST_HEAP = 96L << 20;

    @Override
    public List<Finding> look() {
        if (version < OLDEST) {
            return List.of(Finding.fail("java", "Java " + version + " is too old", "install Java 17 or later, or set JAVA_HOME"));
        }
        if (heap < LEAST_HEAP) {
            return List.of(Finding.warn("java", "Java may take " + (heap >> 20) + " MB for objects, which is little",
                "give the machine or container 512 MB, or set SASLWATCH_JAVA_OPTS=-Xmx192m"));
        }
        return List.of(Finding.ok("java", "Java " + version + " with up to " + (heap >> 20) + " MB for objects"));
    }
}
