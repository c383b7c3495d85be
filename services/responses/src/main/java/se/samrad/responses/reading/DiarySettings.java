package se.samrad.responses.reading;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How the authority's own diary is told.
 *
 * @param dropFolder where each registered response is put as one file; empty: nowhere
 * @param every how long between two rounds
 */
@ConfigurationProperties("samrad.diary")
record DiarySettings(
        @DefaultValue("") String dropFolder,
        @DefaultValue("10s") Duration every) {}
