package se.samrad.consultations;

import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpMethod;
import se.samrad.consultations.domain.Bodies;
import se.samrad.consultations.domain.Consultations;
import se.samrad.consultations.domain.Groups;
import se.samrad.consultations.domain.Invitations;
import se.samrad.consultations.invitations.Answers;
import se.samrad.consultations.invitations.Dispatch;
import se.samrad.consultations.proposal.ProposalReader;
import se.samrad.consultations.register.BodyRegister;
import se.samrad.eventing.Commands;
import se.samrad.eventing.StreamKind;
import se.samrad.eventing.http.DoorRules;

/** What this service gives the plumbing: its kinds of streams, its views and who may come in. */
@Configuration(proxyBeanMethods = false)
class ConsultationsConfiguration {
    @Bean
    StreamKind<?, ?> consultationStreams() {
        return Consultations.CONSULTATION;
    }

    @Bean
    StreamKind<?, ?> invitationStreams() {
        return Invitations.INVITATION;
    }

    @Bean
    StreamKind<?, ?> bodyStreams() {
        return Bodies.BODY;
    }

    @Bean
    StreamKind<?, ?> groupStreams() {
        return Groups.GROUP;
    }

    @Bean
    Dispatch dispatch(Commands commands, Clock clock) {
        return new Dispatch(commands, clock);
    }

    @Bean
    OwnView ownView(Dispatch dispatch) {
        return new OwnView(dispatch);
    }

    @Bean
    Answers answers() {
        return new Answers();
    }

    @Bean
    ThemesView themesView() {
        return new ThemesView();
    }

    @Bean
    ProposalReader proposalReader(BodyRegister register) {
        return new ProposalReader(register::bodyNamed);
    }

    /** Fine rules, such as whose body it is, are in the controllers. */
    @Bean
    DoorRules doorRules() {
        return routes -> {
            routes.requestMatchers(
                            HttpMethod.GET,
                            "/api/consultations/*/proposal/file",
                            "/api/public/consultations/*/proposal",
                            "/api/public/consultations/*/bodies/*/memo.docx")
                    .permitAll();
            routes.requestMatchers("/api/consultations/**", "/api/bodies/**", "/api/groups/**")
                    .authenticated();
        };
    }
}
