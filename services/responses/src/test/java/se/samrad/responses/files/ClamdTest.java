package se.samrad.responses.files;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import se.samrad.responses.files.Clamd.Verdict;
import se.samrad.responses.files.StandInScanner.Mood;

class ClamdTest {
    private final StandInScanner scanner = new StandInScanner();

    @AfterEach
    void close() {
        scanner.close();
    }

    private Verdict scan(byte[] content, Duration timeout) throws IOException {
        Clamd clamd = new Clamd(new ScanSettings("127.0.0.1", scanner.port(), timeout));
        return clamd.scan(new ByteArrayInputStream(content));
    }

    private Verdict scan(byte[] content) throws IOException {
        return scan(content, Duration.ofSeconds(60));
    }

    @Test
    void aFileIsHandedOverWholeInPiecesOfBoundedSize() throws IOException {
        byte[] content = new byte[1_000_003];
        new Random(1).nextBytes(content);
        assertThat(scan(content)).isEqualTo(new Verdict.Clean());
        assertThat(scanner.lastSeen()).isEqualTo(content);
        assertThat(scanner.largestPiece()).isEqualTo(64 * 1024);
        assertThat(scan(new byte[0])).isEqualTo(new Verdict.Clean());
    }

    @Test
    void whatTheScannerKnowsIsNamed() throws IOException {
        byte[] pest = ("Hej. " + StandInScanner.EICAR).getBytes(US_ASCII);
        assertThat(scan(pest)).isEqualTo(new Verdict.Infected("Win.Test.EICAR_HDB-1"));
    }

    @Test
    void nothingButTheWordsOfTheProtocolIsTakenForClean() throws IOException {
        scanner.is(Mood.GARBLED);
        assertThat(scan("Hej.".getBytes(US_ASCII))).isInstanceOf(Verdict.Unclear.class);
    }

    @Test
    void aFileLargerThanTheScannerTakesIsNotClean() throws IOException {
        scanner.is(Mood.FULL);
        Verdict verdict = scan(new byte[5_000_000]);
        assertThat(verdict).isNotInstanceOf(Verdict.Clean.class).isNotInstanceOf(Verdict.Infected.class);
        assertThat(scan("Hej.".getBytes(US_ASCII)))
                .isEqualTo(new Verdict.Unclear("INSTREAM size limit exceeded. ERROR"));
    }

    @Test
    void aScannerThatSaysNothingIsNotWaitedForForEver() throws IOException {
        scanner.is(Mood.SILENT);
        assertThat(scan("Hej.".getBytes(US_ASCII), Duration.ofMillis(300))).isInstanceOf(Verdict.Away.class);
    }

    @Test
    void aScannerThatIsNotThereIsAway() throws IOException {
        scanner.is(Mood.AWAY);
        assertThat(scan("Hej.".getBytes(US_ASCII))).isInstanceOf(Verdict.Away.class);
        scanner.close();
        assertThat(scan("Hej.".getBytes(US_ASCII))).isInstanceOf(Verdict.Away.class);
    }
}
