package se.samrad.portal.forms;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * How many forms with files may come at once, and how much of them is kept until they have been handed on.
 *
 * @param withoutAccountMax of all who have no account together
 * @param withoutAccountKeptMax of theirs
 * @param perAccountMax of each who has one
 * @param perAccountKeptMax of theirs
 */
@ConfigurationProperties("samrad.forms")
record FormSettings(
        @DefaultValue("20") int withoutAccountMax,
        @DefaultValue("1200MB") DataSize withoutAccountKeptMax,
        @DefaultValue("3") int perAccountMax,
        @DefaultValue("400MB") DataSize perAccountKeptMax) {}
