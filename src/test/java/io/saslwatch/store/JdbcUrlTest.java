package io.saslwatch.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.SQLException;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JdbcUrlTest {

    @ParameterizedTest
    @ValueSource(strings = {
        "jdbc:postgresql://db/x?user=u&password=s3cret&ssl=true",
        "jdbc:postgresql://db/x?sslpassword=s3cret",
        "jdbc:postgresql://u:s3cret@db/x",
        "jdbc:mariadb://db/x?user=u&PASSWORD=s3cret",
        "jdbc:mariadb://db/x?keyStorePassword=s3cret&x=1"})
    void showsNoSecret(String url) {
        assertThat(JdbcUrl.masked(url)).doesNotContain("s3cret").contains("***").contains("db/x");
        assertThat(new StoreConfig(url, Path.of("."), "u", "s3cret", "mx1", ZoneOffset.UTC, true).toString())
            .doesNotContain("s3cret");
    }

    @Test
    void showsOneLineOfWhatADriverSaidWithoutThePassword() {
        SQLException said = new SQLException("login failed", new SQLException("user u\n  with s3cret is\nnot welcome"));

        assertThat(JdbcUrl.masked(said, "s3cret")).isEqualTo("user u with *** is not welcome");
    }

    @Test
    void leavesAHarmlessAddressAlone() {
        assertThat(JdbcUrl.masked("jdbc:postgresql://db:5432/x?ssl=true"))
            .isEqualTo("jdbc:postgresql://db:5432/x?ssl=true");
    }
}
