package se.samrad.mail.letters;

import java.util.Map;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import se.samrad.contracts.Scopes;
import se.samrad.eventing.Rejected;
import se.samrad.eventing.http.Caller;
import se.samrad.mail.MailSettings;

/** The reminder that a body would get today, word for word. */
@RestController
class ReminderPreview {
    record Worded(String subject, String text) {}

    private final Reminders reminders;
    private final MailSettings settings;

    ReminderPreview(Reminders reminders, MailSettings settings) {
        this.reminders = reminders;
        this.settings = settings;
    }

    @GetMapping("/api/consultations/{id}/reminders/{body}/letter")
    Worded letter(@PathVariable String id, @PathVariable String body) {
        Caller.current().require(Scopes.CASE_OFFICER);
        Map<String, String> facts = reminders.now(id, body);
        if (facts == null) throw Rejected.unknown();
        Wording.Text said = Wording.reminder(facts, settings.baseUrl());
        return new Worded(said.subject(), said.text());
    }
}
