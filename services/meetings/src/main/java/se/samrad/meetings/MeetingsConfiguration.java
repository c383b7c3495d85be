package se.samrad.meetings;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpMethod;
import se.samrad.contracts.Scopes;
import se.samrad.eventing.StreamKind;
import se.samrad.eventing.http.DoorRules;
import se.samrad.meetings.domain.Meetings;

/** What this service gives the plumbing: its kind of stream, its view and who may come in. */
@Configuration(proxyBeanMethods = false)
class MeetingsConfiguration {
    @Bean
    StreamKind<?, ?> meetingStreams() {
        return Meetings.MEETING;
    }

    @Bean
    KnownView knownView() {
        return new KnownView();
    }

    @Bean
    DoorRules doorRules() {
        String[] staff = Scopes.STAFF.toArray(String[]::new);
        return routes -> {
            routes.requestMatchers(HttpMethod.GET, "/api/public/meetings/texts").permitAll();
            routes.requestMatchers(HttpMethod.GET, "/api/meetings/*").hasAnyAuthority(staff);
            routes.requestMatchers(HttpMethod.PUT, "/api/meetings/*").hasAnyAuthority(staff);
            routes.requestMatchers(HttpMethod.POST, "/api/meetings/imports", "/api/meetings/*/*")
                    .hasAnyAuthority(staff);
        };
    }
}
