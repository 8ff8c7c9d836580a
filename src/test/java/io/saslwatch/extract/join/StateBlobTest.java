package io.saslwatch.extract.join;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.saslwatch.event.AuthEvent;
import io.saslwatch.event.LineBatch;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;

class StateBlobTest {

    private static final JoinLimits LIMITS = JoinLimits.of(Duration.ofSeconds(5), Duration.ofSeconds(2),
        Duration.ofMinutes(10), 100);

    /** Saved behind the line {@code auth(10, "anna")}. */
    private static final String VERSION_1 = "AQAEam9pbgAAAJKA2sQJAAIAEG1haWwubG9ngNrECQAAgNrECQICEjE5Mi4wLjIuMYDaxAkCAgQCa8gBAgIAgNrECQYGbXgxCA5k"
        + "b3ZlY290Cg5GQUlMVVJFAgIAAQwIYXV0aA4IYW5uYQEQGEJBRF9QQVNTV09SRBIiUGFzc3dvcmQgbWlzbWF0Y2gAAAISgNrECQAA"
        + "AAAAAAAAAA==";

    /** A section that remembers a number. */
    private static final class Number implements StateSection {
        private int value;

        @Override
        public String name() {
            return "number";
        }

        @Override
        public void write(DataOutput out) throws IOException {
            out.writeInt(value);
        }

        @Override
        public void read(DataInput in) throws IOException {
            value = in.readInt();
        }

        @Override
        public void clear() {
            value = 0;
        }
    }

    private final Number number = new Number();
    private final AttemptJoiner joiner = new AttemptJoiner(LIMITS, List.of(number), true);

    @Test
    void savesWhatOtherSectionsRemember() {
        number.value = 42;
        byte[] state = tick();
        number.value = 7;

        joiner.restore(state);

        assertThat(number.value).isEqualTo(42);
    }

    @Test
    void givesNoStateWhileNothingChanges() {
        assertThat(tick()).isNotNull();
        assertThat(tick()).isNull();

        number.value = 1;
        assertThat(tick()).isNotNull();
    }

    @Test
    void forgetsEverythingWhenThereIsNoState() {
        number.value = 42;

        joiner.restore(null);

        assertThat(number.value).isZero();
    }

    @Test
    void carriesNoStateWhenNoneIsWanted() {
        var forgetful = new AttemptJoiner(LIMITS, List.of(), false);

        assertThat(forgetful.join(LineBatch.tick("g", Instant.EPOCH), List.of(), 0).state()).isNull();
    }

    @Test
    void refusesADamagedState() {
        byte[] state = tick();
        state[0] = 99;

        assertThatThrownBy(() -> joiner.restore(state)).isInstanceOf(IllegalStateException.class)
            .hasMessageContaining("version 99").hasMessageContaining("empty the table");
    }

    @Test
    void refusesAStateThatIsCutShort() {
        byte[] state = tick();

        assertThatThrownBy(() -> joiner.restore(Arrays.copyOf(state, state.length - 3)))
            .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void goesOnFromAStateOfVersionOne() {
        joiner.restore(Base64.getDecoder().decode(VERSION_1));

        var batch = joiner.join(LineBatch.tick("g", Instant.EPOCH), List.of(Line.smtpFailure(12).at(2)), 1);

        assertThat(batch.added()).extracting(AuthEvent::user).containsExactly("anna");
    }

    private byte[] tick() {
        return joiner.join(LineBatch.tick("g", Instant.EPOCH), List.of(), 0).state();
    }
}
