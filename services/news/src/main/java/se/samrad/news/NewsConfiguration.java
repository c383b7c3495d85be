package se.samrad.news;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpMethod;
import se.samrad.contracts.Scopes;
import se.samrad.eventing.StreamKind;
import se.samrad.eventing.http.DoorRules;
import se.samrad.news.domain.News;
import se.samrad.news.domain.Themes;

/** What this service gives the plumbing: its kinds of streams, its view and who may come in. */
@Configuration(proxyBeanMethods = false)
class NewsConfiguration {
    @Bean
    StreamKind<?, ?> newsStreams() {
        return News.ITEM;
    }

    @Bean
    StreamKind<?, ?> themeStreams() {
        return Themes.THEME;
    }

    @Bean
    KnownView knownView() {
        return new KnownView();
    }

    @Bean
    DoorRules doorRules() {
        return routes -> {
            routes.requestMatchers(HttpMethod.GET, "/api/news/*", "/api/themes/*")
                    .hasAuthority(Scopes.COMMUNICATOR);
            routes.requestMatchers(HttpMethod.PUT, "/api/news/*", "/api/themes/*")
                    .hasAuthority(Scopes.COMMUNICATOR);
            routes.requestMatchers(HttpMethod.POST, "/api/news/imports", "/api/news/*/*")
                    .hasAuthority(Scopes.COMMUNICATOR);
        };
    }
}
