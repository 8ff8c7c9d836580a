package io.saslwatch.store;

/**
 * What one user did from one address on one day.
 *
 * @param key       whose figure
 * @param attempts  attempts, whatever their outcome
 * @param failures  those refused
 * @param successes those accepted
 * @param first     time of the first, microseconds since 1970
 * @param last      time of the last
 */
public record Figure(Key key, long attempts, long failures, long successes, long first, long last) {

    /**
     * User, address and day.
     *
     * @param day      days since 1970 in the store's day zone
     * @param username empty when unknown
     * @param ip       empty when unknown
     */
    public record Key(long day, String username, String ip) implements Comparable<Key> {

        // Written out: those of a record are assembled at run time, and a start is slow enough
        @Override
        public boolean equals(Object other) {
            return other instanceof Key key && day == key.day && username.equals(key.username) && ip.equals(key.ip);
        }

        @Override
        public int hashCode() {
            return (Long.hashCode(day) * 31 + username.hashCode()) * 31 + ip.hashCode();
        }

        @Override
        public int compareTo(Key other) {
            int order = Long.compare(day, other.day);
            if (order == 0) {
                order = username.compareTo(other.username);
            }
            return order == 0 ? ip.compareTo(other.ip) : order;
        }
    }
}
