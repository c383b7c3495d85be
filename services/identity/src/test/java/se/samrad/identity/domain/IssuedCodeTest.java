package se.samrad.identity.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import se.samrad.identity.domain.IssuedCode.Verdict;

class IssuedCodeTest {
    private static final Instant EXPIRES = Instant.parse("2026-11-22T10:00:00Z");
    private static final Instant BEFORE = EXPIRES.minusMillis(1);

    @Test
    void theRightCodeIsRightToTheFifthTry() {
        assertThat(new IssuedCode(1, EXPIRES).tried(true, BEFORE)).isEqualTo(new Verdict.Right());
        assertThat(new IssuedCode(5, EXPIRES).tried(true, BEFORE)).isEqualTo(new Verdict.Right());
        assertThat(new IssuedCode(6, EXPIRES).tried(true, BEFORE)).isEqualTo(new Verdict.UsedUp());
    }

    @Test
    void aWrongCodeSaysHowManyTriesAreLeft() {
        assertThat(new IssuedCode(1, EXPIRES).tried(false, BEFORE)).isEqualTo(new Verdict.Wrong(4));
        assertThat(new IssuedCode(4, EXPIRES).tried(false, BEFORE)).isEqualTo(new Verdict.Wrong(1));
        assertThat(new IssuedCode(5, EXPIRES).tried(false, BEFORE)).isEqualTo(new Verdict.UsedUp());
    }

    @Test
    void anExpiredCodeIsExpiredRightOrWrong() {
        assertThat(new IssuedCode(1, EXPIRES).tried(true, EXPIRES)).isEqualTo(new Verdict.Expired());
        assertThat(new IssuedCode(9, EXPIRES).tried(false, EXPIRES)).isEqualTo(new Verdict.Expired());
    }

    @ParameterizedTest
    @ValueSource(strings = {"12345678", "1234 5678", " 1234\u00a05678\n", "1234-5678", "1 2 3 4 5 6 7 8", "1234–5678"})
    void spacesAndHyphensInAPastedCodeAreDropped(String typed) {
        assertThat(IssuedCode.digits(typed)).hasValue("12345678");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "1234567", "123456789", "1234567a", "١٢٣٤٥٦٧٨", "{\"$ne\":1}"})
    void whatIsNotEightDigitsIsNoCode(String typed) {
        assertThat(IssuedCode.digits(typed)).isEmpty();
    }

    @Test
    void aCodeIsWrittenInTwoHalves() {
        assertThat(IssuedCode.spaced("12345678")).isEqualTo("1234 5678");
    }
}
