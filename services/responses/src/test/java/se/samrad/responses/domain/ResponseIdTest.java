package se.samrad.responses.domain;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ResponseIdTest {
    @Test
    void anIdNamesConsultationAndSender() {
        ResponseId id = ResponseId.parse("exempel-fardplan--exempelby").orElseThrow();
        assertThat(id).isEqualTo(new ResponseId("exempel-fardplan", "exempelby"));
        assertThat(id.stream()).isEqualTo("responses/exempel-fardplan/exempelby");
        assertThat(id.text()).isEqualTo("exempel-fardplan--exempelby");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "exempelby",
                "a--b",
                "exempel--",
                "--exempelby",
                "exempel--by--en",
                "Exempel--exempelby",
                "exempel/..--exempelby",
                "exempel--$where",
                "exempel---exempelby",
                "exempel--by\u0000en"
            })
    void whatNoResponseCanBeCalledIsNoId(String text) {
        assertThat(ResponseId.parse(text)).isEmpty();
    }
}
