#include "core/importing/column_names.hpp"

#include <algorithm>
#include <array>

#include "core/base/text.hpp"
#include "core/importing/word_list.hpp"

namespace amends::importing {
namespace {

struct Names {
  Target target;
  std::string_view plain;  // each between spaces
};

// Where two columns have names of one target, the earlier name wins.
constexpr std::array known_names = {
    Names{Target::request,
          " ticket ticketid ticketnumber ticketno ticketnr request requestid requestnumber issueid "
          "caseid casenumber incident incidentid conversationid uniqueid id number nummer "
          "ticketnummer vorgang vorgangsnummer anfrage anfragenummer fallnummer orderid "},
    Names{Target::answer,
          " satisfaction satisfactionscore satisfactionrating csat csatscore csatrating score "
          "rating surveyresult surveyresults surveyscore customersatisfaction zufriedenheit "
          "bewertung kundenzufriedenheit note stars sterne "},
    Names{Target::customer,
          " requestor requester customer customerid requesterid requestorid contactid userid kunde "
          "kundennummer kundenid melder "},
    Names{Target::customer_name,
          " requestername requestorname customername contactname fullname kundenname name "},
    Names{Target::customer_mail,
          " email mail requesteremail customeremail customermail contactemail contactemailaddress "
          "emailaddress kundenmail emailadresse "},
    Names{Target::subject, " subject title summary betreff titel "},
    Names{Target::comment,
          " comment comments feedback feedbackcomment customerremarks remarks remark "
          "surveycomment kommentar anmerkung bemerkung rueckmeldung rückmeldung "},
    Names{Target::agent,
          " agent agentname assignee assignedto owner itowner technician bearbeiter agentin "
          "mitarbeiter zugewiesenan "},
    Names{Target::closer, " closedby solvedby resolvedby gelöstvon geschlossenvon "},
    Names{Target::team,
          " team teamname group groupname ownergroup assignmentgroup filedagainst department "
          "gruppe abteilung "},
    Names{Target::queue, " queue category issuecategory kategorie warteschlange "},
    Names{Target::service, " service product productcategory produkt dienst "},
    Names{Target::channel, " channel channelname via source requestsource kanal quelle "},
    Names{Target::organisation,
          " organisation organization company companyname account firma unternehmen "},
    Names{Target::tags, " tags labels schlagworte "},
    Names{Target::answered_on,
          " answeredon answeredat ratedat ratedon rated surveyresponsedate responsedate "
          "recordeddate surveydate beantwortetam bewertetam "},
    Names{Target::asked_on,
          " askedon askedat resolved resolvedtime resolvedat solved solvedat closed closedat "
          "closedtime completedon created createdat createddate createdon date datum gelöstam "
          "geschlossenam erstelltam "},
    Names{Target::outcome, " outcome ergebnis "},
};

}  // namespace

std::string plain_column_name(std::string_view name) {
  std::string plain;
  for (const char c : lower_ascii(name)) {
    const bool letter = c >= 'a' && c <= 'z';
    const bool beyond_ascii = static_cast<unsigned char>(c) >= 0x80;
    if (letter || is_digit(c) || beyond_ascii) plain += c;
  }
  return plain;
}

std::optional<NamedTarget> target_by_name(std::string_view plain) {
  if (plain.empty()) return std::nullopt;
  for (const Names& each : known_names) {
    if (const auto place = place_in(each.plain, plain)) return NamedTarget{each.target, *place};
  }
  return std::nullopt;
}

bool speaks_of_satisfaction(std::string_view plain) {
  constexpr std::array words = {"isfaction", "csat", "zufriedenheit", "rating", "bewertung"};
  return std::any_of(words.begin(), words.end(), [&](std::string_view word) {
    return plain.find(word) != std::string_view::npos;
  });
}

}  // namespace amends::importing
