#include "spelling/word_lists.hpp"

namespace sayso::spelling {

const std::string_view names = R"(
aaron abby abdul abigail adam adele aditya adrian ahmed aiden aisha akira alan albert alejandro alex alexa alexander alexandra alexis alfie ali alice
alicia alina alison allison ally amanda amber amelia amina amir amit amy ana anders andre andrea andreas andrew andy angela angie anika anil anita anja
ann anna anne annie anthony antonio anton anya april arjun arthur arya asha ashley astrid aubrey audrey austin ava ayesha barbara barry bea beatrice becca
becky ben benjamin bernard beth bethany betty beyonce bianca bill billy bjorn blake bob bobby brad bradley brandon brenda brett brian bridget britney brittany
brooke bruce bruno bryan bryce caitlin caleb callum cameron camila carl carla carlos carmen carol caroline carrie casey catherine cathy cecilia chad charlie
charlotte chelsea cheryl chloe chris christian christina christine christopher cindy claire clara claudia clive cody colin connor conor corey courtney craig
cristina crystal curtis cynthia daisy damian dan daniel daniela danielle danny daphne darren dave david dawn dean debbie deborah declan deepak denise dennis
derek desmond devon diana diane diego dieter dimitri dinesh dmitri dominic don donald donna dora doris dorothy doug douglas drake duncan dustin dylan eddie
edgar edith edward eileen elaine eleanor elena eli elias elijah elise eliza elizabeth ella ellen ellie elsa elsie emily emma emmanuel eric erica erik erika
erin ernest ethan eugene eva evan eve evelyn faith farah fatima felix fernando fiona florence frances francesca francis frank fred freddie gabby gabriel
gareth gary gavin gemma geoff george georgia gerald gina giovanni giulia glen glenn gloria gordon grace graham greg gregory greta guy gwen hamza hannah hans
harold harriet harris harry harvey hasan hassan hazel heather heidi helen helena henry hilary holly howard hugh hugo ian ibrahim ida imran ingrid irene iris
isaac isabel isabella isla ivan jack jackie jackson jacob jacqueline jade jake james jamie jan jana jane janet janine jared jasmine jason javier jay jean
jeff jeffrey jen jenna jennifer jenny jeremy jerome jerry jess jesse jessica jill jim jimmy joan joanna joanne joe joel johan johannes john johnny jon
jonas jonathan jordan jorge jose josef joseph josh joshua joyce juan judith judy julia julian julie juliet june justin kaitlyn kanye kara karen karim karl
karthik kate katherine kathleen kathryn kathy katie katrina kayla keisha keith kelly kelsey ken kendall kendra kenneth kenny kerry kevin khalid kiara kim
kimberly kirsten klaus kris krishna krista kristen kristin kristina kurt kyle kylie lakshmi lana lara larry lars latoya laura lauren lea leah leila lena
lenny leo leon leonard leroy leslie lewis liam lila lily linda lindsay lindsey lisa liz lizzie logan lois lola lorenzo lorraine lou louis louisa louise luca
lucas lucia lucy luis luisa luka lukas luke lydia lynn mabel maddie madison magda maggie mahmoud malcolm malik manuel marc marcel marco marcus margaret maria
mariah marie marilyn mario marion marissa mark markus marlene marta martha martin marvin mary mason mateo mathias matt matteo matthew maureen maurice max
maya megan mehmet mei melanie melissa mercedes mia michael michaela michele michelle miguel mika mike mikhail mila miley millie milo minaj miranda miriam
mitch mohamed mohammed moira molly monica monique morgan moritz muhammad nadia nadine naomi natalie natasha nate nathan nathaniel neha neil nelson nia niall
nick nicki nicola nicolas nicole nigel niklas nikita nikki nina nisha noah noel nora norman olga oliver olivia omar oprah oscar otto owen paige pam pamela
paola pascal pat patricia patrick paul paula pauline pedro penelope penny perry pete peter petra phil philip philippa phoebe pierre piotr pooja priya quentin
rachel raj rajesh ralph ramon randy raphael rashid raul ravi ray raymond rebecca reggie regina renee rhys ricardo richard rick ricky rihanna rita rob robbie
robert roberta roberto robin rodrigo roger rohan roland ron ronald ronnie rory rosa rosalind rose rosie ross roxanne roy ruby rupert russell ruth ryan sabine
sabrina sadie sally salma sam samantha samir samuel sandra sandy sanjay sara sarah sasha saskia scott sean sebastian serena sergio seth shane shannon sharon
shaun shaq shauna sheila shelby shirley shreya sidney sienna silvia simon simone sofia sonia sonja sophia sophie spencer stacey stacy stan stefan stefanie stella
stephanie stephen steve steven stuart sue sunil suresh susan susanne suzanne sven sydney sylvia tamara tanya tara tariq tasha taylor ted teresa terry tess
tessa thea theo theresa thomas tiffany tim timothy tina tobias toby todd tom tommy toni tony tracey tracy trevor tricia trish tristan troy tyler tyrone uma
ursula valentina valerie vanessa vera verity vicky victor victoria vijay vikram vince vincent violet vivian vladimir wanda warren wayne wendy werner wesley
whitney wilfred will william willow wolfgang xavier yasmin yolanda yusuf yvonne zac zach zachary zara zayn zoe)";

const std::string_view products_and_places = R"(
airbnb airpods alexa aliexpress alibaba amex android anthropic asana atlassian bandcamp bbc behance bing bitcoin bitbucket blackberry bluesky bluetooth bmw bugatti
burberry calvin canva cartier chatgpt chromebook cisco cnn coca cola costco covid crossfit crunchyroll cvs deezer deliveroo dell discord disney docker doordash dropbox
duolingo ebay ebook ebooks ecommerce ethereum etsy eurovision expedia facebook fedex figma firefox fitbit flickr formula fortnite foursquare github gitlab gmail
gofundme google googled googling gopro groupon gucci hashtag hashtags heineken hermes hp hubspot huawei hulu hyundai ibm ikea imac imdb insta instagram instagrams intel ios
ipad ipads iphone iphones ipod itunes jetblue jira kanban kfc kickstarter kindle kia kubernetes lego lenovo lexus lidl linkedin linux lufthansa lululemon lyft macbook
marvel mastercard mastodon mcdonald mcdonalds mcds medium messi microsoft minecraft mitsubishi monzo mozilla mtv myspace nasa nascar nba nbc netflix nfl nhl nike nintendo nissan nivea nokia
notion nvidia obama okcupid onedrive openai oreo oreos outlook overwatch palantir paypal patreon peloton pepsi pinterest pixar playstation pokemon porsche powerpoint
prada primark ps4 ps5 quora reddit revolut roblox rolex ryanair salesforce samsung sephora shazam shopify siri skype slack snapchat snapchatted snapchats soundcloud spotify
starbucks stripe subaru subreddit substack tesla tesco threads tiktok tiktoks tinder toyota trello trivago tumblr twitch twitter ubuntu uber unicef venmo vimeo visa vodafone volkswagen
vsco walmart waze webex wechat wendys whatsapp whatsapped wikipedia windows wordpress xbox xerox yahoo yelp youtube youtuber youtubers zalando zara zendesk zillow zoom zuckerberg
amsterdam arsenal atlanta athens bangalore barcelona beijing belfast bengaluru berlin birmingham bogota bombay boston brisbane bristol brooklyn brussels bucharest budapest
cairo calgary california cardiff charlottesville chelsea chennai chicago cologne copenhagen dallas delhi denver detroit dortmund dubai dublin durham edinburgh everton
frankfurt geneva glasgow gothenburg hamburg harlem havana helsinki houston hyderabad istanbul jakarta johannesburg juventus karachi kyiv lagos leeds leicester lisbon
liverpool london lyon madrid manchester manhattan manila mcallen melbourne memphis miami milan milwaukee minneapolis montreal moscow mumbai munich nairobi naples newcastle
nottingham nyc oakland orlando oslo ottawa oxford paris philly phoenix portland prague raleigh rome rotterdam sacramento santiago sarajevo seattle seoul shanghai sheffield
singapore sofia southampton stockholm stuttgart sydney taipei tallinn tampa tehran texas tokyo toronto tottenham toulouse tulsa vancouver vegas venice vienna vilnius warsaw
washington wembley zagreb zurich yankees lakers knicks dodgers cowboys steelers packers broncos raiders seahawks celtics orioles mets bieber kardashian kardashians lebron)";

const std::string_view internet = R"(
afaik afk aka ama app apps asap atm avi bae bbl bbq bday bff bffs blog blogger bloggers blogging bot bots brb btc btw btws byob captcha ceo ceos cfo cmo cms congrats cta cto
dev devs dj djs dm dmed dming dms doge email emails emoji emojis emo eod esports eta eth eta faq faqs fb fml fomo ftw fwd fwiw fyi gif gifs gg gtg hmu hr hq hrs html http https
icymi idc idek idgaf idk idky iirc ikr imo imho imy irl istg jk js json ig kpi kpis lmao lmaoo lmfao lmk lms lol lolol lolz lool ltd mfw mgmt mins mms mp3 mp4 msg msgs nbd
ngl nft nfts nm nsfw nvm obv obvs ofc og omfg omg omw oomf op ootd pc pdf pdfs pls plz pls pov ppl pr promo promos ps qa qr roflmao rofl rn roi rsvp rt rts rts saas seo selfie selfies
smh smfh sms sql srsly ssd stfu tba tbd tbf tbh tbt tfw thx tho tia til tldr tmi tmrw tmw troll tv tvs twerk tweet tweeted tweeting tweets txt ty tyvm tysm tyt ui url urls usb ux
vibe vibes vip vlog vlogger vlogs vpn vs vscode wbu wdym webinar webinars wfh wip wifi wiki wtf wth wyd wya xd xml xo xoxo xx xxx yolo youtube ymmv zoomed zip)";

const std::string_view newer_words = R"(
café cafés cliché clichés clichéd crème brûlée piñata piñatas naïve naïvely naïveté résumé résumés décor entrée entrées fiancé fiancés fiancée
fiancées touché déjà soirée protégé protégée purée sauté sautéed rosé façade façades über exposé exposés pâté tête smörgåsbord doppelgänger señor
señora attaché blasé communiqué matinée éclair éclairs crêpe crêpes papier mâché jalapeño jalapeños else's env envs hanukkah keygen nata nerf nerfed
nerfing nerfs pw pws sertraline sweepstake shoutout shoutouts wuz
acai adaptogen adaptogenic adaptogens adblock adblocker adblockers adtech afrobeat afrobeats afterparties afterparty airside algo algos allowlist
allowlisted allowlisting allyship altcoin altcoins americano americanos antifa antiracism antiracist antivax antivaxxer antivaxxers arancini astroturf
astroturfing async autocomplete autocompleted autocompletes autocorrects autodetect autodetected autoencoder autofill autofilled autofills
autogenerate autogenerated autoplay autoplays autoreplies autoreply autoresponder autoresponders autosave autosaved autosaves autoscale autoscaled
autoscaling autosomal autotune autotuned autoupdate ayurveda ayurvedic açaí babka babymoon babyproof babyproofed babyproofing babywearing backchannel
backchannels backfilled backfilling backlink backlinks backoffice backport backported backporting backports backpropagation bahn bakeware balayage
baller banhammer bariatric beancounter benchmarked bibimbap bikepacking bikram bingeable bingeing bingewatch bingewatched bingewatching biodiesel
bioenergy bioengineered biofuel biofuels biohack biohacker biohackers biohacking biohazard bioinformatician bioinformatics bioplastic bioplastics
biostatistics biotechs bipoc birria birthweight biryani biryanis bitcoiner bitcoiners bitrate bitrates blinged blocklist blocklisted blocklists boba
bodycam bodyweight bookstagram booktok bootcamp bootcamps bootloader botox boyband boybands brainrot bralette bralettes branzino breakeven brexit
brexiteer brexiteers bromance bruschetta bugfix bugfixes bugfixing buildpack bulgogi burpee burpees burrata businesspeople byelection byelections
callout callouts campervan campervans cannabidiol canonicalize caprese carbonara carnitas carparks carshare cashflows catfishing catsit catsitter
catsitting cavapoo cavapoos ceviche chai chais changelog changelogs changeset changesets chargeback chargebacks charset chatops chatrooms cheatsheet
cheatsheets checkboxes checkin checkins checksums chia chimichurri chipotle churro churros cisgendered cisnormative clawback clawbacks clickbaiting
clickbaity clickthrough clickthroughs clicktivism clipart cobrand cobranded cobranding cochair cockapoo cockapoos codebase codebases codec codecs
codegen codepath cofound cofounded cofounder cofounders cofunded coinbase colocate colocated colocation colorism colourism colourway colourways
commandline commenters commoditization commoditize commoditized comorbid comorbidities compostable coparent coparenting copays copypaste cortado
cortados cosplayed cosplayers cottagecore couchsurf couchsurfing countertop countertops coworking cpu cpus crafter crafters crispr cron cronjob
cronjobs crossbody crosspost crossposted crossposting crossposts crostini crowdsource crowdsourced crowdsourcing crudités cryptos customisable
customizable cyberattack cyberattacks cyberbullied cyberbullying cybercrime cybercriminal cybercriminals cyberstalk cyberstalker cyberstalking daal
dal dapp dapps datacenter datacenters datacentre datacentres datastore datastores datetime deadlift deadlifted deadlifting deadlifts deadname
deadnamed deadnaming dealmaker dealmakers dealmaking debounce debounced decarbonisation decarbonization declutter decluttered decluttering decolonial
dedup dedupe deduped deduping deduplicate deduplicated deduplication deepfaked defi delist delisted delisting deload demisexual denormalize
denormalized denylist deplatform deplatformed deplatforming deployer deprioritise deprioritised deprioritize deprioritized deprovision deserialization
deserialize deserialized desync devops devrel devtool devtools dhal dilutive discoverability disincentivise disincentivised disincentivize
disincentivized disinfo dockerfile dockerize dockerized docstring docstrings dogfood dogfooding dogsit dogsitter dogsitting dogwhistle doomscroll
doomscrolled doomscroller dosa dosas doula doulas downlight downlights downsample downscaled downvoting doxx doxxed doxxing dropdowns dropship
dropshipped dropshipper dropshippers dropshipping dyscalculia dyspraxia dyspraxic earnout earnouts earworm earworms ebike ebikes edgelord edgelords
elearning emacs embeddable embiggen empanadas enoki epipen epub escooter escooters esop esport etf etfs ethnonationalism ethnonationalist ewaste
exfiltrate exfiltrated exfiltration explainability explainers facetime facetimed facetiming factcheck factchecked factchecker factcheckers
factchecking factsheet factsheets failover failovers failsafe fanart fanbase fanbases fanboying fanfic fanfics fanfiction fangirls farro fasciitis
fattoush fauxhawk favicon favicons fediverse femicide fibromyalgia filesystem filesystems finetune finetuned finetuning fintechs fitspiration fitspo
flashmob flashmobs flatbreads flatpack flatpacks flatshare flatshares flexitarian flexitarians flexitime foldables foodbank foodbanks foodservice
formatters frappuccino frappuccinos freecycle freecycled freekeh froyo fundraise fundraised fundraises fusilli gameplay gamification gamified gamify
gamifying gaslighter gaslighters gatekeep gatekeeping gatekept gdpr gelato gelatos genai genderfluid genderqueer genotyping geofence geofenced
geofencing geolocate geolocated geolocation geotag geotagged geotagging giphy gitignore glamper glampers glampsite glutes glycaemic glycemic gochujang
goldendoodle googleable gpu gpus granolas greenwash greenwashed greenwashing greyed groupchat groupchats guac gyoza gyozas hackerspace hacky halloumi
halva handwash hardcode hardcoded hardcodes hardcoding harissa hashmap hashmaps headcanon healthspan healthtech heatmap heatmaps helpdesk helpdesks
heteronormative heteronormativity hiit hoisin homeschooled homeschoolers homeware homewares horchata hostname hostnames hotdesk hotdesking hotdesks
hotdog hotfix hotfixed hotfixes hotfixing hotline hotseat hotspot hotspots housesit housesitter housesitting hygge hypebeast hyperfocus hyperfocused
hyperlocal hyperloop hypermobility hyperparameter hyperparameters hyperpop hyperscale hyperscaler hyperscalers hypnobirthing iframe iframes imgur
immunosuppressed incel incels incentivised incentivising incentivized incentivizing inclusivity initializer insource insourced insourcing instafamous
instagrammable instagrammed instagrammer instagrammers instagramming insuretech insurtech intercompany interop intrapreneurs islamophobe islamophobia
islamophobic iterables izakaya jailbreaking jailbroken jalapeño jalapeños jamón javascript jetlag jetlagged jetpack jetski jetskis jobseeker
jobseekers jollof journaling journalling jpeg jpegs jpg jumpscare jupyter katsu kdrama kdramas kefir kegel kegels kettlebell kettlebells keychain
keychains keylogger keyloggers keymap keyrings keystore kiteboarding kitesurf kitesurfer kitesurfing kombucha kombuchas kpop kubectl kwh labradoodle
labradoodles laggy laksa lassi lassis latina latinas latine latinos leaderboard leaderboards lgbtqi lifecycle lifecycles lifehack lifehacks
lifelogging lightbox lightsaber likeable linktree linters lipgloss listicle listicles listserv livechat livestreamer livestreamers livestreams
livetweet livetweeted livetweeting llm llms localhost lockdown lockdowns lockfile lockfiles longboard longform longlist longlisted longread lookbook
lookbooks lookups lossy loungewear lowball lowballed lowballing lowercased macaron macarons macchiato macchiatos macos mainnet maki maltipoo manchego
manspread masala mascarpone matcha megathread megathreads memecoin memecoins mentorships metagenomics microarray microbead microbeads microbiome
microbiomes microblog microblogging microblogs microchipped microcontroller microcontrollers microcredit microdose microdosing microfibre
microfrontend microfrontends microgrant microgrants microgreen microgreens microgrid microgrids microinfluencer microinfluencers microlearning
micropayment micropayments microplastic microservice microservices microsites mindshare minibreak minifier misallocated misclick misclicked misclicks
misconfiguration misconfigurations misconfigure misconfigured misgender misgendered misgendering misinfo misogynoir misselling mochi mocktails mockup
mockups modder modders mojito mojitos monorepo monorepos mooc moocs moodboard moodboards moodle motorhome motorhomes mukbang multicast multicloud
multicore multifactor multimodal multimodality multipack multipacks multiplatform multitasked multitasker multitaskers multitenancy multitenant
multithreaded multithreading multitool mutex mutexes mutuals myofascial namedrop namedropped namedropping namespace namespaced namespaces nanomaterial
nanomaterials nanoparticle nanoparticles nanotech nearshoring negotiables negroni negronis neobank neobanks neopronouns netizen netizens networker
networkers neurodivergence neurodivergent neurodiverse neurodiversity neurofeedback neuroimaging neuromorphic neuroplasticity neuroscientists
neurotypical newsfeed newsfeeds nginx nigiri nocode nodejs nofollow noindex noncompete noncompetes nonlocal nori normcore normie normies notetaker
notetakers notetaking notif notifs nullable numpad numpy nutraceutical nutraceuticals oauth offboard offboarded offboarding offshored ok okayed
okonomiyaki omakase omnichannel onboarder onboarders onboardings onigiri onlyfans onprem onsites opensource operationalise operationalised
operationalize operationalized operationalizing optogenetics orecchiette organoid organoids outcompete outcompeted outperformance outsourcer
overcommit overcommitted overcommitting overdeliver overdelivered overdelivering overdelivers overengineer overengineered overengineering overfit
overfitted overfitting overpromise overpromised overpromising overprovisioned oversharer oversharers oversized overthinker oximeter paddleboarding
paddleboards padel pageview pageviews pakora pakoras pancetta paneer panini paninis panko pansexual pansexuality pappardelle paralympian paralympic
paralympics parasocial parkrun parkside parmesan passcode passcodes passwordless pastebin pathnames paystub paystubs pecorino pentest pentested
pentester pentesters pentesting performant perimenopausal perimenopause permaban permabanned permalink permalinks pescatarian pescatarians petrolhead
petsit petsitter petsitting phablet phablets photobombing photobombs photoshoot photoshoots photoshop photoshopped photoshopping photovoltaics
pickleball pierogi pierogies pilates pinboard pinkwashing pixelated placemaking plaintext playdate playdates playthrough playthroughs plushie plushies
plyometrics png pngs podcatcher polyamorous polycule polycystic polyfill polyfills ponzu porchetta postable posterboard postgrad postgrads postgres
postgresql postop poutine preapproval preapproved preauthorisation preauthorised preauthorization preauthorize preauthorized prebiotic prebiotics
prebooked prebooking precompile precompiled preconfigured prediabetes prediabetic predoctoral prefetch prefetched prefetching preinstall preload
preloaded preloading preloved preop preprint preprints preprocess preprocessing preprocessor preprod prequalified prequalify prereleases prerender
preroll presale presales presave preseed presenteeism pretrain pretrained pretraining probiotic probiotics productise productised productize
productized programmatically promposal proptech prosecco proteome proteomics proxied proxying psychoeducation pubsub pupusa pushback quants quarantini
quarantinis qubit qubits queerbaiting queryable racialised racialized raclette ragebait rainbowwashing rainforest rainwear raita ramens readalong
readathon readme readmes realtime reauthenticate reauthenticated rebase rebased rebases rebasing reblog reblogged reblogging reblogs rebooked
rebooking recertification recertified recurse refactorings refillables reforecast reforecasting regexes regtech reiki reindex reindexed reindexing
reinsurer reinsurers relatability remainer remainers remarketing rendang renderers renewables repin repinned repinning replan replanned replanning
replatform replatforming reprioritise reprioritised reprioritize reprioritized reprovision repurpose repurposing rescan rescanned rescope rescoped
rescoping reshare reshared reshares resharing reshoring resizable reskill reskilled reskilling resync resynced resyncing retargeted retargeting
retweetable reusability reusables rewild rewilded rewilding rheumatologist rideshare rideshares ridesharing roadmapped rollerblade rollout rollouts
romcom romcoms roundtable roundtables routable rsync runbook runbooks runtimes sambal sandboxed sandboxing sashimi satnav scaleup scaleups schemas
scrapbooking screencast screencasts screengrab screengrabs screenshare screenshared screenshares screensharing screentime scriptable scrollable
scrollbar scrollbars scroller scrollytelling secondee secondees securitization semver serializer serializers serverside shacket shader shaders
shadowban shadowbanned shadowbanning shadowbans shakshuka sharded sharding shareables sharepoint shawarma shawarmas shiso shitpost shitposted
shitposter shitposting shitposts shoegaze shoppable shortcode shortcodes shortlink shortlinks shoutcast shoutout shoutouts showreel showreels
showrunner showrunners shrinkflation sidequest sidequests sightsee signin situationship situationships skatepark skateparks skatewear skibidi skillset
skillsets skyped skyping slackbot slacktivism slacktivist slacktivists sleepsuit sleepsuits snapchatting snapshotted snapshotting sockpuppet
sockpuppets softphone solarpunk solopreneurs sonographer souvlaki speedrun speedrunner speedrunning speedruns spinoff spinoffs spinout spinouts
spoilery spork sportswash sportswashing stablecoin stablecoins stacktrace stacktraces standups stateful staycationing staycations stderr stdin stdout
stepkids stepmum stepmums stevia stimming stocktake stocktakes storyboarding strapline straplines strategise strategised strategising strategize
strategized strategizing streamable streetwear strikethrough stroopwafel stroopwafels stylesheet stylesheets subclassed subcommand subcommands
subfolder subfolders subforum subforums submenu submenus submodule submodules subnet subnets subprocess subprocesses subreddits substring substrings
subtask subtasks subtweeted subtweets sudo sudoku sunlounger sunloungers sunsetting superapp superfan superfans superfollow superfood superfoods
superintelligence superintelligent superset supersets superyacht swappable synergise synergize syntaxes syslog tagine tagines tankini tapenade
teambuilding teardown teardowns techbro techbros techlash telco telcos telehealth telemedicine teletherapy telework templated templating teppanyaki
testcases testnet textarea textareas textbox textboxes textspeak thinkpad thinkpiece thinkpieces threadpool thrifted thrifting tickbox tiktoker
tiktokers timebox timeboxed timeboxing timeframe timeframes timelapse timelapses timesheet timesheets timestep timesteps todo todos tokenise tokenised
tokenistic tokenization tokenize tokenized tokenizer tokenizers tokenomics tonkotsu toolchain toolchains toolkits toolset toolsets tooltips tostada
tostadas touchless touchpad touchpads townhall townhalls trackpad trackpads tradeoff tradeoffs tradeshow tradeshows tradwife tradwives transcode
transcoded transcoding transcriptome transhumanism transhumanist transphobe transpile transpiled transpiler transpiling treehouse triaging trollish
truckstop truthy tteokbokki tupperware tweetable tweetstorm tweetstorms twentysomething twitterati twitterverse typeahead typosquatting udon
ultramarathon ultramarathons umami unagi unarchive unarchived unassign unbanked unboxings uncached uncheck uncompress undeploy underbanked
underdeliver underdelivered underinsured underperform underperformance underperforming underperforms unfollowers unfollows unicode unliking
unmedicated unmount unmounting unmute unmuted unmutes unmuting unpublish unpublishing unretweet unschool unschooling unsee unselect unshare untrusted
unvaccinated unvaxxed unvetted upcycle upcycled upcycler upcycling uplevel upleveled upleveling uplevelled uploader uploaders uppercased upscaled
upscaling upselling upsells upsize upsized upskills upsold upstreamed uptime uptimes upvoting vaccinators validator validators vax veganize
videoconference videoconferences videogame videogamer videogames viewport viewports vindaloo vinyasa virality virtualised virtualize virtualized vlan
vlogged vloggers vlogging voicenote voicenotes voiceovers voluntourism wagyu waitlist waitlisted waitlists wakame wakeboard wakeboarding walkthrough
walkthroughs watchalong watchlist watchlists watchparty wearables webapp webapps webcomic webcomics webform webforms webhook webhooks webmail webpages
webseries webserver webservers webshop webshops websocket websockets wellbeing whataboutism whistleblow whistleblower whistleblowers whistleblowing
whiteboarding windfarm windfarms wireframed wireframing wireguard wokeness wonton wontons woodfired wordle wordsmithing workgroup workgroups workplan
workplans workshopped workshopping workstreams workwear worldbuilding writeups xennial yakisoba yakitori yaml yerba youtubing yubikey yuzu za'atar
zaatar zipline ziplines ziplining zoodles zoombomb zoombombed zoombombing zoomies zumba)";

const std::string_view english_slang = R"(
aight ain't aint aren'tcha autocorrect autocorrected befo foreal forreal jigga shawty hoser pedo pedos cometh aite amped and'em anymore app'd arse arsed asf asshole assholes asss atleast aunty aww awww awks awol ayy ayo babe babes baddie baddies badass bae bants banter barista based
basic bestie besties bby beef'd bc bcuz bday beanie berk bet biatch bih bint bish bitch bitchy bizarro bling blimey bloke blokes bonkers boo bopping bougie bourgie bout 'bout brah brat
brekkie brew brewskis bro broke bros bruh brunch brunching btch bub buddy bummed bummer busted butthurt buzzed c'mon cali canceled cancelled cap capping catfish catfished cause 'cause cheers cheeky chav
chillax chillaxing chillin chilling chonky chill'd clapback clickbait clout coffees comms convo convos cosplay cosplayer coulda cos coz craycray cray cringe cringey cringy crossfitter cuddly cunt
cus cuz cutie cuties cya da daddy dafuq damnit dang dank dammit dat dawg dayum dayumn deadass deets def defo dem dese dey dick dickhead diff diggity dis diss dissed dissing ditched
dm'd doggo doggos doin doin' dontcha don'tcha doin dope doper douche douchebag dork dorky downvote downvoted downvotes dubs duh dudes dun dunno durr duuude dweeb eff effin eek epic errands errybody
erryday ew eww ex'd exes extra eyeroll facepalm fam famalam fanboy fandom fangirl fangirling fav fave faves favs favourited favorited fckin fck feck feels feelin feelin' fgs finna fire fit fits
fleek flex flexin flexing fo foodie foodies fo'sho fr frat freakin freakin' freebie freebies frenemy freshie fuck fucked fucker fuckers fuckin fuckin' fucking fuckup fugly fwm gaf gaffe gaslit gaslight gaslighting
gah gal gals gamer gamers gassed gawd geez getaway gettin gettin' getcha ghetto ghosted ghosting gimme girlboss girlie girlies glam glamping glowup gn goin goin' gonna googling goofball goofy
gosh gotcha gotta gr8 grandkids gramps groovy grr gud gunna gurl guv guys haha hahah hahaha hahahah hahahaha haa hah hangry hangout hangouts hangin hatin hater haters hav havin hbd hbu hecka hecking heck
hehe hehehe hella hellacious hey heya heyy heyyy hiya hippie hmm hmmm hmmmm hoe hoes holla hols homeboy homegirl homeslice homie homies hoodie hoodies hooman howdy hubby hun huns hunny hyped hype
idiotic ight ik ily imma ima i'mma i'ma inbox innit insane inspo intel'd intro intros introvert introverts irked it'd it'll iv jawn jeez jks judgy jus jut kappa karma'd kewl kiddo kiddos kinda kickass
killin killin' kk knackered knockoff knoe know'd kool kthx lad lads laters lawd leggings legit lemme let'sgo lil lil' lit livin livestream livestreaming lo'key loc lok lowkey lookin lookin' lotsa lotta
lovin lovin' luv luvs luvv lurker lurking ma ma'am mad main mane margs mashup mate mates meh meme memes memed merch messin mf mfs mf'er mfer mfers mic mindblown mic'd mofo mojo mkay mmm mmmm mm mo mocktail
mo'fo momma mommas mommy moms mum mums mumma muppet mutha muthafucka muthafuckin nae nah nahh nan nana naw nawt nerd nerdy newb newbie newbies niece nigga niggah niggas niggaz nigguh nite no1 nobs noob noobs nooo
nope nopes nother nothin nothin' nuff numpty nutjob nvmd obsessed of'em oh ohh okay okie okey ol ol' omgsh onesie onesies oof ooh oops oopsie ooops ooo ora outta outro outfits overthink ova oy pal pals pape papi
pardner partay peeps peep'd pic pics pissed pissy pizzas plus'd podcast podcasts podcaster poc'ed pogchamp popo poppin poppin' porno potus flotus prefab preggers preggo preach prefer'd pregame pregaming prez prob probs
probly prof profs props pshh psst psych'd pub pubs puh punked pussy pussies puttin pwn pwned quid rad ragequit ragin rando randos rant rants ratchet ratchets rager readin rec recs regram rekt relatable reno
repost reposted reposting reposts respawn retweet retweeted retweeting retweets ride'n roadie roadtrip roomie roomies runnin sad'n salty sammich sayin sayin' sceney schmooze screenshot screenshots screenshotted scrub scrubs
sec secs sesh sexting sexy shag shagged sheesh sheeple shid shit shitload shits shitshow shitstorm shittin shitty shizz sho shoulda showin showin' sickass sidehustle sike silly simp simping simps skank skeevy sketchy
skool slay slayed slayin slaying sleepin sleepover sleepovers slut sluts smackdown smackin smol smexy smokin smores snarky snacc snappy snatched snooze sneaky sooo soo soz spam'd spammer spammy spammed spoiler spoilers squad stan stans stanning
standup staycation stoked stonks stuffs stupidass sub subs subtweet subtweeting sucka suckas suss sus swag swagger swaggy swoll swole swol sweg swoon sup 'sup tagged talkin talkin' tat tats techie techies teehee thang thangs thanku
thankyou tha thirsty tho tho' thot thots thru til 'til tix tl tlc toldya tonite toon toons totes townie tripping trippin trippin' troll'd trolled trolling trolls truthbomb tryin tryin' tryna tude tuh turnt twat tweeps tweeps twerkin
twerking twinning twunt u ugh ughh uhh uhhh uh-huh umm ummm unboxing unfollow unfollowed unfollowing unfriend unfriended unfuckwithable unimpressed unliked upvote upvoted upvotes ur urself urs usernames v vacay vape vaped vaper vaping
veg vegan vegans verbage vino viral vouchers vom wack wana wanker wankers wanna wannabe wannabes wanna'be washin wassup wat watcha watchin watchin' waddup wayyy wazzup w/ webcam webcams weirdo weirdos werk werkin westside wey whaat whaaat
whadup whassup whatcha whateva whatnot whatevs whatsup wheee whew whitegirl whoa whoah whoop whoops wicked wifey winnin winnin' wit wid wiv woah woke wont woohoo woo wooo woot workin workin' workout workouts worky woulda wow'd woww
wrecked wtaf wth wut wyd y y'all yaas yaaas yas yasss ya yaa yah yall yalls ya'll yay yayy yayyy yea yeah yeahh yeahhh yeaaah yee yeehaw yeet yeeted yep yer yessir yes'm yikes yo yoga yogi yoo yooo you'da youd yous yoy yum yummy
yumm yup yupp yuppie yurt za zaddy zen zine zines zombified zonked zoomer zoomers zzz zzzz blm lgbt lgbtq lgbtqia pronouns cis queer nonbinary latinx mansplain mansplaining manspreading microaggression microaggressions adulting
jihadi jihadis bruv fella fellas innit cuppa dodgy gaffer geezer kip knob legless minging mingin naff nutter pants peng piss plonker poncy pukka quids reem skint snog snogged sorted tosser trackies twee wag wags wonky yob yobs
biz cert certs collab collabs comp config configs corp crm deck decks demo demos deliverable deliverables diy ebitda freemium gov grad grads hackathon hackathons infographic infographics infra kudos middleware mentee mentees metaverse
microsite mvp offsite offsites onboard onboarded onboarding onsite opex capex outbid pento placeholder popup popups preorder preorders preordered rebrand rebranded rebranding refactor refactored refactoring regex repo repos retro retros
roadmap roadmaps scalable scrum serverless sitewide solopreneur spreadsheets startup startups storytelling sysadmin takeaways teammate teammates timeline timelines touchpoint touchpoints upsell upskill upskilling upskilled username usernames
wireframe wireframes workflow workflows workstream livestreamed mindset mindfulness paywall paywalled crowdfund crowdfunded crowdfunding crypto blockchain fintech edtech biotech cybersecurity malware ransomware phishing phished chatbot chatbots
deepfake deepfakes dataset datasets timestamp timestamps backend frontend fullstack login logins signup signups checkbox dropdown tooltip unsubscribe unsubscribed reschedule rescheduled prepping prepped tis twas rock'n'roll n'roll drum'n'bass y'all'd y'all've abt bcz bcoz bffl dw ez ffs gf np prolly sry tf tomoz ttyl vid vids wknd yh iykyk highkey rizz bussin periodt sksksk goated delulu influencer influencers doomscrolling photobomb photobombed humblebrag dadbod athleisure cuh gon boutta sorta)";

const std::string_view german_slang = R"(
abchillen abgefahren abgespaced alda alla alter altah alder ach achso ahja ahnungslos assi asap auja aua autsch bae basst baba bissl bisschen bisserl boah bock bombe brudi bruder bro bros byebye cheaten
checken checkt checkst chillen chillig chillt chill chillax cool coole cooler cooles coolen cringe danke dankeschön dat denkste det dit diggah digga diggi digger doof echt einfach ey eyy feierabend fett
fetzt fix gabs gaga geilo geil geile geiler geiles gechillt gecheckt gefällts gehts geht's gell gelle gehypt gepostet gepimpt gesehn getwittert geupdatet gelikt googeln gegoogelt gruss grüss grüsse gruss grüsse
gibts gibt's glaub guck gucken guckst guckt gudn habs hab haha hahaha hä häh hammer hdl hey heyy hihi hmm hmmm hömma huhu hui hundertpro iwie irgendwie irgendwas is isses jap jau jep jo joa jupp jup kacke
kann's keinplan kiez klaro kippe klappts kommste krass krasse krasser kriegste labern labert lass laber läuft lecker leutz leute lg lol mach's machste macht's mega meh mei mim mensch mfg mist moin moinmoin
muddi mukke muss naja nada ne nee nett nich nix nö nöö nochn nochmal n'n nem 'ne 'nen net nirgends notfalls null obwohl och oha oida okay ok okidoki omg ohman oje ois oki papi papa passt penn pennen pff phu
pieps poserin posten postest prio prollig prost pups puh quatsch quasi reicht's relaxen relaxt rum rumhängen runter sach schatzi schau schaun schaut schick schlapp schnucki schnulli schnell schon schööön servus sie's
sowas soviel sozusagen spacken spassig srsly stalken streber süss süsse supi super swag tach tschau tschö tschüss tschüssi tschüssikowski tja tut's twittern uff ups uiuiui und's unso urst usw ur viell vllt voll
volle von's wa waas wahnsinn wars war's warum's wat watt weils weisste wenns wenn's wer's wie's wie wieso wirds wird's wixen wtf wumms yay yo yolo zb zack zeug ziemlich zocken zockt zs zsm zum homeoffice handy
handys smartphone beamer kita kitas azubi azubis uni mensa prof profs promi promis studi studis bafög öpnv kfz gez zdf ard rtl wdr ndr mdr br hr fc bvb hsv fcb dfb sap vw bmw db bahn bahncard wg wgs)";

const std::string_view spoken_english = R"(
adorbs amazeballs another's awesomesauce bahaha bangers benefitted benefitting better'n bffr bleh blergh booped boops cheugy cosiest cosy coupla d'ya
d'you d'you'd daren't doggie doggies everyone'll finsta finstas focussed focusses focussing g'day g'night goodie gyatt hafta halftime hawai'i here'll
here're hmph how'll how've iykyk jammies jomo kaua'i lasagne lasagnes loadsa mardy may've mighta mixtape mixtapes more'n musta nepo nobody'd noms
nunchucks o'ahu one'll oopsies ouchie oughta outa pfft pjs rawr s'pose s'posed scrummy snarkily somebody'll someone'll spelt sunnies sussy syllabi
that've there'd there'll there're there've these'll this'd this'll those'll tsk vroom welp whaddaya whaddya what'll what're what've when'd when'll
where'd where'll where're where've why'll why're y'all're y'know yeets yowza zoinks)";

const std::string_view spoken_german = R"(
nen ner nem aufm ausm aussm überm nachm mitm mitn mitner mitnem fürn durchn vonner innem inner son sone sonen sonem soner nochne nochnen wasn anner
kannste biste weisste heisste willste sollste siehste gehste hörste findste findeste meinste brauchste nimmste kriegste gibste hättste hätteste wärste wirste würdste
würdeste könntste könnteste darfste magste möchteste schreibste sagste fragste liegste stehste läufste fährste trinkste isste kennste verstehste
merkste lernste zahlste kaufste wohnste arbeitste schaffste bleibste hattste hatteste warste wolltste konntste hamse hammse isser kanner
willer hatter simmer hammer simma hamma hamwa simwa gemma machma schauma schaumamal kömma könnma ham gehn sehn stehn verstehn ma nüscht ned hm äh ähm
öhm öh ähem mhm aha ohje ojemine wow wuhu juhu juhuu jippie yippie tadaa igitt pfui bäh iih heyho hi hallöchen halli hallihallo moinsen grüzi grüezi
ciao bussi hdgdl lg vlg glg vg bg ka dh iwas iwo iwann iwer dett icke ick ooch bissi bissle bissel guckma drinne yep nunja saugut saucool saukalt
sauteuer saublöd saulecker arschkalt schweineteuer hammergeil hammermässig oberaffengeil urgut urlieb randommässig rangehen rankommen ranhalten drumrum
rüber
random nice nicer nicen nices weird weirde weirder creepy crazy fancy trendy easy busy happy strange fresh spooky edgy toxic safe cute awkward queer
queere queeren queerer queeres queerem trans cis nonbinär nonbinäre nonbinären nonbinärer nichtbinär nichtbinäre nichtbinären genderfluid gendern
gendert gegendert gegenderte gegenderten gendersternchen genderneutral genderneutrale genderneutralen genderneutraler neurodivergente neurodivergenten
neurodivergenter neurodivers neurodiverse neurodiversen neurodiverser neurodiversität misgendern misgendert intersektional intersektionale
intersektionalen klimaneutral klimaneutrale klimaneutralen klimaneutraler klimaneutrales klimaneutralität prokrastinieren prokrastiniert
prokrastiniere refaktorieren refaktoriert geboostert boostern corona schwurbler schwurbeln schwurbelt geschwurbelt resilienz diversität content
creator creators hater channel channels videocall videocalls release releases recruiter recruiterin recruiterinnen benefit benefits webinare webinaren
panel panels speaker speakerin speakerinnen stakeholdern learning learnings insight insights dailies standup skill skills wallbox wallboxen cloud
clouds booster workout hummus bowl bowls burger burgern wrap wraps späti spätis powerbank powerbanks sprachi sprachis snap snaps kommi kommis
klickzahlen haul hauls spoiler spoilern cosplay gamer gamerin gamerinnen ersti erstis viertagewoche mitbewohni mitbewohnis kollegi kollegis backlog
retro retros keynote keynotes startup startups likes posts reels feeds stories calls streams prompt prompts passkey passkeys scooter chiasamen
flexitarier flexitarierin gutscheincode rabattcode onlineshop onlineshops cookiebanner neobroker hatespeech fakenews faktencheck faktenchecks
entfolgen entfolgt entfolge entfreunden entfreundet entmuten hafermilch bürohund teamevent teamevents livestreams followerin followerinnen updates
newsletters dankeschöns sneak peek binge lieferando wahlomat)";

const std::string_view common_english = R"(
the be to of and a in that have i it for not on with he as you do at this but his by from they we say her she or an will my one all would there their what so up out if about who get which go me when make can
like time no just him know take people into year your good some could them see other than then now look only come its over think also back after use two how our work first well way even new want because any these
give day most us is was are were been has had did does said made went got going really very much more many here where why too still should through down last never before great little own old right big high different
small large next early young important few public bad same able great thing things man men woman women child children world life hand hands part place case week weeks company system program question government number
night point home water room mother father area money story fact month months lot study book eye eyes job word words business issue side kind head house service friend friends power hour hours game line end member law car
city community name president team minute minutes idea kid kids body information school parent face others level office door health person art war history party result change morning reason research girl girls guy moment air
teacher force education love help let tell ask feel try leave call keep seem turn start show hear play run move live believe hold bring happen write provide sit stand lose pay meet include continue set learn lead understand
watch follow stop create speak read allow add spend grow open walk win offer remember consider appear buy wait serve die send expect build stay fall cut reach kill remain suggest raise pass sell require report decide pull
always often ever again away today tomorrow yesterday tonight together maybe perhaps probably already almost enough quite rather soon far later around another something anything nothing everything someone anyone everyone nobody
everybody somebody those each every both such while since until though although without within between under against during being having doing saying getting making taking coming looking working trying thinking using
happy sorry thanks thank please hello welcome sure yes hope glad nice best better worse worst free full long short easy hard true real sad funny beautiful amazing awesome excited proud ready available weekend holiday
birthday dinner lunch breakfast coffee food family dad mom mum son daughter brother sister wife husband baby dog cat boy boys girlfriend boyfriend summer winter spring autumn monday tuesday wednesday thursday friday saturday
sunday january february march april may june july august september october november december customer customers meeting meetings email phone message messages video post posts page site website online internet computer software
data market price product products support project projects manager staff sales quarter quarterly report reports update updates news event events conference meetup launch release team's our sale share shares review address
account order orders delivery refund receive received believe believed separate separately definitely necessary beginning government environment experience different difference accommodate achieve apparently appearance basically
calendar cemetery committee completely conscious definite disappear disappoint embarrass existence familiar finally foreign forty forward friend further gist grammar grateful guarantee happened harass immediately independent
interrupt knowledge license library maintenance millennium neighbor neighbour noticeable occasion occasionally occurred occurrence occurring opportunity originally parliament particular particularly peculiar perform performance
persistent personnel possession possible potential preferred privilege pronunciation publicly really recommend reference referred relevant religious remember resistance restaurant rhythm schedule sense several similar sincerely
successful surprise technology temperature therefore threshold tongue truly unfortunately until usually vehicle weather weird whether which writing written yesterday acceptable according actually address advice affect against
agree ahead allowed alone along already although among amount analysis animal answer anyway apart apply approach argument arrive article attack attention audience aware balance bank base beach beat become became before begin
began behind below benefit beside between beyond bill bit black blood blue board book born bottom box break bridge brief bright broke brown budget burn bus camera camp campaign capital card care career carry catch caught cause
center centre central century certain certainly chair challenge chance character charge check choice choose church citizen claim class clean clear clearly close cold collection college color colour common compare complete
concern condition contain control conversation cost country county couple course court cover crime culture cup current customer daily damage dance dark date dead deal death debate decade decision deep defense degree democratic
describe design despite detail determine develop development difficult direction director discover discuss discussion disease doctor dream drive drop drug east eat economic economy edge effect effort eight either election
employee energy enjoy enter entire especially establish evening eventually evidence exactly example executive exist explain fail fast fear federal feeling field fight figure fill film final financial find found fine finger
finish fire firm fish five floor fly focus force forget form former four front future garden gas general generation glass goal gone grand green ground group growth guess gun hair half happen happening heart heat heavy hit
hospital hot hotel however huge human hundred image imagine impact improve include including increase indeed indicate individual industry inside instead institution interest interesting international interview investment
involve itself join key kitchen land language late laugh lawyer lay least left leg legal less letter lie light likely list listen local look lost low machine magazine main maintain major majority manage management material
matter mean means meant measure media medical memory mention method middle might military million mind miss mission model modern most mouth movement movie music myself nation national natural nature near nearly need network
nor north note notice occur official oil once onto operation option organization outside owner pain painting paper particularly partner past patient pattern peace per period pick picture piece plan plant player point police
policy political politics poor popular population position positive practice prepare present pressure pretty prevent private problem process produce production professional professor property protect prove purpose push put
quality quickly quite race radio range rate reality realize recent recently recognize record red reduce reflect region relate relationship religion represent respond response responsibility rest return reveal rich rise risk
road rock role rule safe sale save scene science scientist score sea season seat second section security seek senior series serious seven sex shake shoot shot shoulder significant sign simple simply single situation six size
skill skin social society soldier solution sometimes song sort sound source south southern space special specific speech sport staff stage standard star state statement station step store strategy street strong structure
student stuff style subject success suddenly suffer summer surface table talk task tax teach technology television ten tend term test text themselves theory third thought thousand threat three throughout throw thus title top
total tough toward town trade traditional training travel treat treatment tree trial trip trouble truth turn type unit upon usually value various victim view violence visit voice vote wall weapon wear west western white whole
whom whose wide wind window wish wonder won't wouldn't wrong yard yeah yet yourself don't didn't doesn't isn't aren't wasn't weren't can't couldn't shouldn't hasn't haven't hadn't i'm i've i'll i'd you're you've you'll it's
that's there's they're we're we've let's he's she's what's who's britain british european american english french german caribbean february massachusetts mississippi philippines connecticut cincinnati)";

const std::string_view common_german = R"(
der die und in den von zu das mit sich des auf für ist im dem nicht ein eine als auch es an werden aus er hat dass sie nach wird bei einer um am sind noch wie einem über einen so zum war haben nur oder aber vor zur bis mehr
durch man sein wurde sei ich wir du ihr mir mich dir dich uns euch ihm ihn ihnen mein meine dein deine unser unsere kein keine keinen nein ja doch schon wenn dann da hier dort jetzt heute morgen gestern immer nie wieder viel
viele alle alles etwas nichts gut besser beste neu neue neuen groß klein alt lang kurz schön schnell richtig falsch einfach schwer wichtig möglich kann können konnte muss müssen musste will wollen wollte soll sollen sollte darf
dürfen mag möchte machen macht gemacht gehen geht ging gegangen kommen kommt kam gekommen sehen sieht sah gesehen sagen sagt sagte gesagt geben gibt gab gegeben nehmen nimmt nahm finden findet fand gefunden stehen steht lassen
lässt bleiben bleibt heißen wissen weiß wusste denken denkt dachte glauben glaubt brauchen braucht arbeiten arbeitet spielen spielt fahren fährt kaufen kauft lesen liest schreiben schreibt hören hört sprechen spricht essen isst
trinken trinkt schlafen leben lebt lernen lernt helfen hilft fragen fragt antworten zeigen zeigt beginnen beginnt verstehen versteht vergessen verlieren gewinnen freuen freut danke bitte hallo tschüss leider vielleicht natürlich
wirklich ziemlich eigentlich endlich nämlich wahrscheinlich interessant standard adresse zeit jahr jahre jahren tag tage tagen woche wochen monat stunde stunden minute uhr abend nacht mittag wochenende montag dienstag mittwoch
donnerstag freitag samstag sonntag januar februar märz april mai juni juli august september oktober november dezember mensch menschen leute mann frau kind kinder freund freunde freundin familie vater mutter bruder schwester sohn
tochter haus wohnung stadt land straße welt weg arbeit firma büro chef kollege kollegen kunde kunden produkt projekt team termin besprechung geld preis problem frage fragen antwort beispiel grund ende anfang teil seite bild buch
wort wörter sprache schule lehrer wasser kaffee brot auto zug bahn rad flugzeug reise urlaub hotel handy telefon nummer rechner internet nachricht nachrichten programm rückerstattung lieferung bestellung rechnung rhythmus
maschine adresse ebenfalls seit tut mal ganz sehr nun eben zwei drei vier fünf sechs sieben acht neun zehn hundert tausend erst erste ersten zweite letzte letzten nächste nächsten andere anderen jeder jede jedes diese dieser
dieses diesem diesen welche welcher was wer wo wann warum weil damit obwohl ob während gegen ohne zwischen unter neben hinter seit trotz wegen
gar einmal allem zumal anderem zudem außerdem trotzdem deshalb deswegen daher dabei dafür dagegen daheim dahin damals danach daneben daran darauf daraus darin darüber darum davon davor dazu dennoch bald beide beiden beinahe
bereits besonders bestimmt bisher bloß drinnen draußen drüben dürfte ebenso eher einander einige einigen einiges erstmal etwa fast früh früher ganze ganzen genau genug gerade gern gerne gleich glücklich halt heim her herein
heraus hin hinein hinaus hoch immerhin indem innen insgesamt inzwischen irgendwann irgendwo irgendwie jedenfalls jedoch jemand jemanden kaum keiner links rechts längst lieber los manche manchmal meinem meinen meiner meist
meistens mindestens miteinander mitten möglichst morgens abends nachher nachdem nah nebenbei niemand nirgends nochmal ober offenbar öfter oft ohnehin paar plötzlich recht rein ringsum rund sämtliche schließlich selbst selber
selten sobald sodass sofort sogar solange solche solchen sonst sowie sowieso sowohl später stets statt stattdessen überall überhaupt übrigens umso unbedingt ungefähr unten oben voll voller völlig vorbei vorher vorhin vorn
vorne vorsicht weder weit weiter weitere weiteren weiterhin wenig weniger wenigstens wesentlich weshalb wieso wofür woher wohin wohl womit wovon wozu zuerst zufällig zuletzt zumindest zurück zusammen zusätzlich zuvor zwar
ändern anfangen anrufen arbeitete baut bauen bedeuten bekam bekannt bekomme bekommen bekommt bezahlen bitten blieb brachte brauche breit bringen bringt danken dauert durfte einkaufen einladen erkennen erklären erlauben
erreichen erwarten erzählen erzählt fallen falls fehlen fehlt feiern feiert fest fiel fleißig fliegen fließen folgen folgt frei freundlich freundliche führen führt funktioniert geboren gedacht gefallen gefällt gegessen gehe
gehört gekauft gelernt gelesen gemeinsam gemeinsame genannt genießen geöffnet geplant geschlossen geschrieben gesprochen gestellt gestorben gesund gesucht getan getroffen gewesen gewinnt gewonnen geworden gezeigt gibst glaube
gratis großartig große großen großer großes gute guten guter gutes habe hält halten hängen hängt hast hatte hatten hätte hätten heiß heißt herrlich herzlich herzlichen hoffe hoffen hoffentlich holen höre interessiert jung
junge jungen kalt kannst kaputt kaufe keinem kenne kennen kennt klar kleine kleinen kleiner kochen komme kommst könnt könnte könnten kosten kostenlos krank künftig lache lachen lange langsam laufen läuft laut leer legen
leicht leid letzter lieb liebe lieben liegen liegt lustig mache machst meint melden merken mitbringen mitnehmen müde musst müsst nehme nett nette netten normal nötig nutzen nutzt öffentlich öffnen offen ordentlich passen
passiert passt perfekt persönlich planen planung prima probieren pünktlich reden reicht reisen rennen ruhig rufen sage schade schaffen schafft schauen schaut scheint schenken schicken schlafe schlägt schlecht schlechte
schließen schlimm schlimmste schöne schönen schöner schönes schreibe schuld schützen schwach schwarz schwierig schwierige sehe selbstverständlich senden setzen sicher sicherlich sieh singen sitzen sitzt sollten sonnig
spannend spannende sparen spät stark starten stattfinden stehe stellen stellt sterben stimmt stolz suche suchen sucht süß täglich tanzen teilen teilnehmen teuer tief toll tolle tollen tolles tragen trägt traurig treffen
trifft trinke tun überlegen übernehmen überraschend übrig umziehen unglaublich unmöglich unnötig unterschiedlich unterstützen unterwegs verbessern verboten verdient verfügbar vergangen verkaufen verkauft verliebt vermissen
vermutlich verpasst verrückt verschieben verschieden verschiedene verschoben versprechen versprochen verstanden versuchen versucht verwenden verwendet vollkommen voraussichtlich vorbereiten vorhanden vorsichtig vorstellen
wach wachsen wahr wäre wären warm warten wartet wechseln wenden werde werdet wert wichtige wichtigen wichtigste willkommen wirkt wohnen wohnt wollt wollten wünsche wünschen würde würden wunderbar wunderschön wunderschöne
wütend zahlen zieht ziehen zufrieden zuhören zuständig zwanzig dreißig zwölf elf dreizehn vierzig fünfzig millionen ärger abende abfahrt abteilung abschied adressen aktion alltag alter amt anfrage angebot angebote angst
anmeldung anruf ansicht antrag apfel apotheke arm art artikel arzt ärztin aufgabe aufgaben aufmerksamkeit auge augen ausbildung ausflug auskunft ausland ausnahme ausstellung auswahl ausweis autobahn autos bäcker bäckerei baby
bad balkon ball bank bauch bauer baum bäume baustelle beamte bedeutung bedienung beispiele beitrag bereich berg beruf besuch besucher bett bewerbung bibliothek bier bilder bildung blatt blick blume blumen boden boot brief
briefe brille brücke brötchen bücher buchhandlung bühne bürger bürgermeister bus chance chefin computer dach dame dank datum daten dienst ding dinge diskussion dorf druck dunkel durst ecke ehe ei eier eingang einkauf
einladung eintritt eis eltern elternabend empfang energie entfernung entscheidung entschuldigung entwicklung erde erdbeeren erfahrung erfahrungen erfolg ergebnis ergebnisse erinnerung erlaubnis erlebnis ernährung fähigkeit
fahrer fahrkarte fahrrad fahrräder fahrt fall familien farbe farben fehler feier feierabend feld fenster ferien fernsehen feuer feuerwehr film filme finger firmen fisch flasche fleisch flug flughafen fluss form formular
forderung förderung foto fotos freiheit freizeit freude freundinnen freundschaft frieden frisch frische frühling frühstück fuß fußball gang garten gast gäste gebäude gebühr geburtstag geburtstage gedanke gedicht gefahr gefühl
gegend geist gelegenheit gemeinde gemüse gerät geräte gericht gesellschaft gesetz gesetze gesicht gespräch gespräche gesundheit getränk gewicht gewinn glas glück glückwunsch grenze größe gruppe großmutter großvater
grundschule gruß grüße haar haare hafen hälfte hals hand hände handwerker hauptsache haltestelle hausaufgaben haushalt hausmeister haut heimat heizung hemd herbst herr herz hilfe himmel hitze hof hose hund hunde hunger idee
ideen information informationen ingenieur insel interesse interview jacke jahreszeit jubiläum jugend jugendliche jugendlichen kälte kamera karte karten kartoffel kartoffeln kartoffelsalat käse kasse katze katzen keller
kellner kino kirche klasse kleid kleidung klima knie koffer kommentar konto konzert kopf körper kraft krankenhaus krankheit kreis krieg krise küche kuchen kultur kunst kündigung kurs laden lager lage lampe landschaft lärm
laune lehrerin leistung leitung lied lieder lieferungen liebling linie liste löffel lohn lösung lösungen luft lust mädchen maler mannschaft mantel markt mauer medien medikament medizin meer mehrheit meinung meldung menge
messe messer metall miete milch minister mitarbeiter mitarbeiterin mitarbeiterinnen mitglied mitglieder mitte mittel möbel mode moment motor mund museum musik mut nachbar nachbarin nachbarn nachfrage nachmittag nachteil nähe
nase natur nebel norden not obst ofen ohr ohren öffnungszeiten ordnung organisation ort orte osten ostern paket pakete papier park parkplatz parkplätze partei partner party pause pech person personen pflanze pflege pflicht
platz plätze plan pläne planet plastik politik polizei post praktikum preise presse prinzip profi professor programme prozent prüfung publikum punkt punkte qualität quelle radio rathaus raum räume rede regal regel regeln
regen regenschirm regierung region reihe reihenfolge reis reparatur restaurant rest rezept richtung ring rock rolle rose rücken rücksicht rückseite rückfahrt ruhe saal sache sachen saft salat salz sand satz schaden schatz
schauspieler schein schicht schiff schild schlaf schloss schluss schlüssel schmerz schmerzen schnee schokolade schrank schritt schritte schuh schuhe schulden schüler schutz see seele sekretärin sekunde seiten sendung
sicherheit sicht sinn sitz sitzung software soldat sommer sonne sonnenschein sorge sorgen spaß spaziergang speise spiegel spiel spiele spieler spielplatz sport spülmaschine staat städte stand star station stau stein stelle
stern steuer stift stille stimme stimmen stimmung stock stoff strand straßen strecke streit strom stück student studenten studentin studium stuhl sturm süden supermarkt suppe symbol szene tasche tasse tat tee teilnahme
teilnehmer teller temperatur teppich test text theater thema themen tier tiere tipp tipps tisch tod toilette ton tor tour tradition traum träume treppe treppenhaus trost tuch tür türen turm typ übung ufer umfrage umgebung
umstellung umwelt umzug unfall unglück universität unsinn unterlagen unternehmen unterricht unterschied unterstützung urteil verantwortung verband verbindung verein vereine verfahren vergleich verhalten verhältnis verkauf
verkäufer verkehr verlag verlust vermieter veranstaltung veranstaltungen versammlung versicherung verspätung versuch vertrag verträge vertrauen verwaltung vogel vögel volk voraussetzung vorbereitung vorbereitungen vorlesung
vorschlag vorschläge vorstand vorstellung vorteil wagen wahl wahrheit wald wand wanderung wäsche wechsel weihnachten weihnachtsmarkt wein weise weite werk werkstatt westen wette wetter wetterbericht wiese wille wind winter
wirkung wirtschaft wissenschaft witz wochenmarkt wohnungen wolke wolken wunder wunsch zahl zahn zahnarzt zaun zeichen zeitung zeitungen zettel zeug zeuge ziel ziele zimmer zitrone zoo zucker zukunft zusammenarbeit zustand
zutaten zweck zweifel vielen besserung)";

}  // namespace sayso::spelling
