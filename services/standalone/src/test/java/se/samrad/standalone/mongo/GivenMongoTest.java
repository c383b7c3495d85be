package se.samrad.standalone.mongo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import se.samrad.standalone.Refusal;

class GivenMongoTest {
    @ParameterizedTest
    @CsvSource({
        "mongodb://db.example, mongodb://db.example/samrad_news",
        "mongodb://db.example/, mongodb://db.example/samrad_news",
        "mongodb://a:1;b:2/own?replicaSet=rs0, mongodb://a:1;b:2/samrad_news?replicaSet=rs0",
        "mongodb://u:p@db.example, mongodb://u:p@db.example/samrad_news?authSource=admin",
        "mongodb://u:p@db.example/own?w=1, mongodb://u:p@db.example/samrad_news?w=1&authSource=own",
        "mongodb://u:p@db.example/?authSource=x, mongodb://u:p@db.example/samrad_news?authSource=x",
        "mongodb+srv://u:p@db.example, mongodb+srv://u:p@db.example/samrad_news?authSource=admin",
    })
    void givesEachServiceADatabaseOfItsOwnAndLogsInWhereItWasTold(String given, String expected) {
        assertThat(new GivenMongo(given.replace(";", ",")).uri("samrad_news")).isEqualTo(expected.replace(";", ","));
    }

    @Test
    void refusesInWordsWhatIsNoAddressOfMongoDb() {
        assertThatThrownBy(() -> new GivenMongo("localhost:27017").uri("samrad_news"))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("SPRING_MONGODB_URI");
    }
}
