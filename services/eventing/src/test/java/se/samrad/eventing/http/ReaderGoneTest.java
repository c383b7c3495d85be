package se.samrad.eventing.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.context.support.StaticMessageSource;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotWritableException;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.web.context.request.ServletWebRequest;

class ReaderGoneTest {
    private final Problems problems = new Problems(texts());

    private static StaticMessageSource texts() {
        StaticMessageSource texts = new StaticMessageSource();
        texts.setUseCodeAsDefaultMessage(true);
        return texts;
    }

    private @Nullable ResponseEntity<Object> told(Throwable cause) throws Exception {
        return problems.handleException(
                new HttpMessageNotWritableException("not written", new IllegalStateException(cause)),
                new ServletWebRequest(new MockHttpServletRequest()));
    }

    @Test
    void aReaderThatLeavesInTheMiddleIsToldNothing() throws Exception {
        assertThat(told(new IOException("Broken pipe"))).isNull();
    }

    @Test
    void whatCannotBeWrittenForAnotherReasonIsAnErrorOfOurs() throws Exception {
        ResponseEntity<Object> told = Objects.requireNonNull(told(new IllegalArgumentException("no such type")));
        assertThat(told.getStatusCode().value()).isEqualTo(500);
    }
}
