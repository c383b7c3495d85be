package se.samrad.responses.files;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import se.samrad.contracts.FileLimits;

/**
 * How much a response may bring.
 *
 * @param sizeMax of one file
 * @param perResponseMax how many files
 * @param linesWithoutAccountMax by how many lines at once files come of those without an account together; each holds up to 1 MB
 * @param linesPerAccountMax and of each account
 */
@ConfigurationProperties("samrad.files")
public record FileSettings(
        @DefaultValue(FileLimits.SIZE_MAX) DataSize sizeMax,
        @DefaultValue(FileLimits.PER_RESPONSE_MAX) int perResponseMax,
        @DefaultValue("100") int linesWithoutAccountMax,
        @DefaultValue("20") int linesPerAccountMax) {
    public FileSettings {
        if (sizeMax.toBytes() < 1)
            throw new IllegalArgumentException("samrad.files.size-max must be more than nothing");
        if (perResponseMax < 1 || perResponseMax > FileLimits.EVER_PER_RESPONSE) {
            throw new IllegalArgumentException(
                    "samrad.files.per-response-max must be 1 to " + FileLimits.EVER_PER_RESPONSE);
        }
        if (linesWithoutAccountMax < 1)
            throw new IllegalArgumentException("samrad.files.lines-without-account-max must be at least 1");
        if (linesPerAccountMax < 1)
            throw new IllegalArgumentException("samrad.files.lines-per-account-max must be at least 1");
    }
}
