package se.samrad.consultations.invitations;

import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import se.samrad.consultations.domain.ReminderRules;

/** @param daysBefore how many days before its own last day a body that has not answered is reminded; empty for never */
@ConfigurationProperties("samrad.reminders")
public record ReminderSettings(
        @DefaultValue({"21", "7", "1"}) List<Integer> daysBefore) {
    /** Refuses, at the start, days that make no sense. */
    public ReminderSettings {
        daysBefore = new ReminderRules(daysBefore).daysBefore();
    }

    ReminderRules rules() {
        return new ReminderRules(daysBefore);
    }
}
