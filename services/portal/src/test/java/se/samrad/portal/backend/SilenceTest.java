package se.samrad.portal.backend;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.ConnectException;
import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

@ExtendWith(OutputCaptureExtension.class)
class SilenceTest {
    private static final URI ASKED = URI.create("http://status:8080/api/public/themes");

    private final Silence silence = new Silence();

    @Test
    void thatAServiceIsSilentIsToldOnceAndSoIsThatItAnswersAgain(CapturedOutput log) {
        silence.answered(ASKED);
        for (int i = 0; i < 3; i++) silence.unanswered(ASKED, new ConnectException("refused"));
        for (int i = 0; i < 3; i++) silence.answered(ASKED);
        silence.unanswered(ASKED, new ConnectException("refused"));
        assertThat(log.getOut().lines().filter(line -> line.contains("status:8080")))
                .satisfiesExactly(
                        line -> assertThat(line).contains("status:8080 does not answer", "refused"),
                        line -> assertThat(line).contains("status:8080 answers again"),
                        line -> assertThat(line).contains("status:8080 does not answer"));
    }
}
