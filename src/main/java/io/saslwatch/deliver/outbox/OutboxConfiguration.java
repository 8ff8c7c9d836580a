package io.saslwatch.deliver.outbox;

import io.saslwatch.config.Values;
import io.saslwatch.event.Outbox;
import io.saslwatch.event.Severity;
import io.saslwatch.event.SinkFilter;
import java.util.Arrays;
import java.util.function.Function;
import org.apache.camel.spi.Metadata;
import org.apache.camel.spi.UriParam;
import org.apache.camel.spi.UriParams;
import org.apache.camel.spi.UriPath;

/** The options of an {@code outbox:} endpoint, as texts the way an operator writes them. */
@UriParams
public class OutboxConfiguration {

    @UriPath
    @Metadata(required = true)
    private String name;
    @UriParam(defaultValue = "*")
    private String rules = "*";
    @UriParam(defaultValue = "medium")
    private String severity = "medium";
    @UriParam(defaultValue = "1h")
    private String cooldown = "1h";
    @UriParam(defaultValue = "0s")
    private String digest = "0s";
    @UriParam(defaultValue = "100")
    private int attempts = 100;
    @UriParam(defaultValue = "30s")
    private String backoff = "30s";
    @UriParam(defaultValue = "15m")
    private String backoffMost = "15m";
    @UriParam(defaultValue = "500")
    private int most = 500;
    @UriParam(defaultValue = "true")
    private boolean gather = true;
    @UriParam(defaultValue = "1")
    private int atOnce = 1;
    @UriParam(defaultValue = "7d", label = "advanced")
    private String age = "7d";
    @UriParam(defaultValue = "30s", label = "advanced")
    private String poll = "30s";
    @UriParam(defaultValue = "5m", label = "advanced")
    private String lease = "5m";
    @UriParam(label = "advanced")
    private Outbox outbox;

    /**
     * The options as the worker takes them.
     *
     * @throws IllegalArgumentException naming the option that is wrong, why, and what to write
     */
    OutboxOptions options() {
        Severity least = read("severity", severity, Severity::of);
        SinkFilter filter = read("rules", rules,
            text -> new SinkFilter(Arrays.stream(text.split(",")).map(String::strip).filter(rule -> !rule.isEmpty()).toList(),
                least));
        return new OutboxOptions(name, filter, read("cooldown", cooldown, Values::duration),
            read("digest", digest, Values::duration), number("attempts", attempts), read("backoff", backoff, Values::duration),
            read("backoffMost", backoffMost, Values::duration), number("most", most), gather,
            number("atOnce", atOnce), read("age", age, Values::duration),
            read("poll", poll, Values::duration), read("lease", lease, Values::duration));
    }

    private int number(String option, int value) {
        if (value < 1 || value > 10_000) {
            throw new IllegalArgumentException("outbox:" + name + ": option '" + option + "' is '" + value
                + "': write a number from 1 to 10000");
        }
        return value;
    }

    private <T> T read(String option, String text, Function<String, T> reader) {
        try {
            return reader.apply(text.trim());
        } catch (IllegalArgumentException wrong) {
            throw new IllegalArgumentException("outbox:" + name + ": option '" + option + "' is '" + text + "': "
                + wrong.getMessage(), wrong);
        }
    }

    public String getName() {
        return name;
    }

    /** Name of the sink. What it was told of is kept under this name. */
    public void setName(String name) {
        this.name = name;
    }

    public String getRules() {
        return rules;
    }

    /** Rules whose alerts are wanted, separated by commas; * stands for any characters. */
    public void setRules(String rules) {
        this.rules = rules;
    }

    public String getSeverity() {
        return severity;
    }

    /** The least severity that is wanted: info, low, medium or high. */
    public void setSeverity(String severity) {
        this.severity = severity;
    }

    public String getCooldown() {
        return cooldown;
    }

    /** How long after an alert of a rule and a subject the next one of both waits, unless it is a rise of severity. */
    public void setCooldown(String cooldown) {
        this.cooldown = cooldown;
    }

    public String getDigest() {
        return digest;
    }

    /** Alerts are gathered, and one message is sent at most every so long; 0s sends each by itself at once. */
    public void setDigest(String digest) {
        this.digest = digest;
    }

    public int getAttempts() {
        return attempts;
    }

    /** After so many attempts a delivery has failed for good and is kept. */
    public void setAttempts(int attempts) {
        this.attempts = attempts;
    }

    public String getBackoff() {
        return backoff;
    }

    /** How long after the first failure the next attempt is made; twice as long after each further one. */
    public void setBackoff(String backoff) {
        this.backoff = backoff;
    }

    public String getBackoffMost() {
        return backoffMost;
    }

    /** The longest such wait, unless the receiver asks for a longer one. */
    public void setBackoffMost(String backoffMost) {
        this.backoffMost = backoffMost;
    }

    public int getMost() {
        return most;
    }

    /** How many alerts one message carries at most, and how many are taken from the store at once. */
    public void setMost(int most) {
        this.most = most;
    }

    public boolean isGather() {
        return gather;
    }

    /** Whether alerts of one rule and subject that waited for the cool-down travel in one message. */
    public void setGather(boolean gather) {
        this.gather = gather;
    }

    public int getAtOnce() {
        return atOnce;
    }

    /** How many messages are under way at the same time at most. */
    public void setAtOnce(int atOnce) {
        this.atOnce = atOnce;
    }

    public String getAge() {
        return age;
    }

    /** An alert that was found last so long ago is no news any more. */
    public void setAge(String age) {
        this.age = age;
    }

    public String getPoll() {
        return poll;
    }

    /** How often the store is asked when nobody wakes the sink: then another process put something there. */
    public void setPoll(String poll) {
        this.poll = poll;
    }

    public String getLease() {
        return lease;
    }

    /** Where several processes share a database: how long a delivery is left to the one that took it. */
    public void setLease(String lease) {
        this.lease = lease;
    }

    public Outbox getOutbox() {
        return outbox;
    }

    /** Where deliveries are kept; without it the only one in the registry. */
    public void setOutbox(Outbox outbox) {
        this.outbox = outbox;
    }
}
