package fr.conciergerie.shop.web;

import static org.assertj.core.api.Assertions.assertThat;

import fr.conciergerie.web.Visitor;
import java.util.List;
import java.util.regex.Pattern;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.test.web.servlet.MockMvc;

/** The first page of a shop with many services: families before services. */
@SpringBootTest(properties = "conciergerie.demo=true")
@AutoConfigureMockMvc
class ShopFrontTest {

    private static final Pattern NUMBER = Pattern.compile("\\d+");

    @Autowired
    MockMvc mvc;

    private Visitor agent;

    @BeforeEach
    void comesIn() {
        agent = new Visitor(mvc);
        agent.signIn("agent@demo.example", "demo");
    }

    @Test
    void itsFamiliesSayHowManyServicesTheyHave() {
        var front = agent.open("/");
        var families = front.select(".families a");
        assertThat(families).hasSizeGreaterThan(4);
        assertThat(front.select(".wares li")).as("what is asked for most").hasSizeBetween(1, 4);

        int all = 0;
        for (var family : families) {
            var told = family.select(".hint").text();
            int services = told.equals("un service") ? 1 : number(told);
            assertThat(services(agent.open(family.attr("href"))))
                    .as(family.text())
                    .hasSize(services);
            all += services;
        }

        var everything = front.select("main a[href*=all]");
        assertThat(number(everything.text())).isEqualTo(all);
        assertThat(services(agent.open(everything.attr("href")))).hasSize(Math.min(all, 48));
    }

    @Test
    void whatIsLookedForStandsAloneAndOneFindsBack() {
        var found = agent.open("/?query=talons");

        assertThat(services(found)).isNotEmpty();
        assertThat(found.select(".families-large")).isEmpty();
        assertThat(found.select(".families a").eachAttr("href").getFirst()).isEqualTo("/?query=talons");
        assertThat(agent.open("/?family=FOOD")
                        .select(".families a")
                        .eachAttr("href")
                        .getFirst())
                .isEqualTo("/?all=true");
    }

    private static List<String> services(Document page) {
        return page.select(".wares h3 a").eachAttr("href");
    }

    private static int number(String text) {
        var number = NUMBER.matcher(text);
        assertThat(number.find()).as(text).isTrue();
        return Integer.parseInt(number.group());
    }
}
