import type { BeatId } from '../domain/beat.ts';
import { cues } from './hearing.ts';

/** Cues of the beats heard from the other side, one table a beat. */
export const beatCues: Partial<Record<BeatId, readonly string[]>> = {
  'object.price': cues(
    'high for me|high for us|pretty high|pretty low|too low|a little low|a bit low|that low|that high|no way I can|take it or leave it|fair price|too expensive|expensive|too much|too high|too steep|steep|pricey|costs too|cost too|can not afford|could not afford|out of my budget|over budget|over my budget|above my budget|in my budget|my budget|discount|cheaper|lower the price|lower price|come down|go lower|any lower|lower than|less than that|per cent off|% off|% less|off the price|price is|price cut|best price|best you can do|lowest|too big|go up|can you do better|do better than|would you take|would you accept|how about|meet me|meet in the middle|knock|asking for|more than I|not worth|a bit high|lower|bring it down|smaller|take … for it|is firm|money is tight|tight budget|short on money|do not have the money|do not have much money|can only pay|could only pay|all I have|most I can|highest I can|overpriced|value for money|paying for',
  ),
  'object.timing': cues(
    'not now|not right now|not the right time|bad time|too soon|too early|too late|next quarter|next year|after the summer|in the new year|not this year|not this quarter|maybe later|later on|another time|some other time|wait until|hold off|by Friday|until Friday|deadline|no time|do not have time|too busy|very busy|busy|get back to you|think about it|think it over|need time|need more time|sleep on it|rush|in a hurry|in the future|right moment',
  ),
  'object.authority': cues(
    'not my decision|not my call|need to ask|have to ask|would have to ask|need to check with|have to check with|need to talk to my|have to talk to my|talk to my wife|talk to my husband|talk with my|discuss with my|run it by|run it past|my boss|my manager|the board|sign-off|signs off|someone else decides|above me|above my pay|not up to me|can you agree things|is yours to give|messenger|who do you ring|find me who can|talk to your manager|speak to your manager',
  ),
  'object.need': cues(
    'do not need|did not need|no need|not need|not interested|not really interested|no interest|already have|already give|already donate|already got one|happy with what|happy with our|we are fine|works fine|why would I|why would we|why should I|why should we|what do I get|do we need|not for me|not for us|not looking|no thanks|no thank you|I would rather not|rather not|do not want|do not see the point|do not see why|see the value|no use|not a priority|other priorities|an app does|not sure we need|pass on|I will pass|not today|prefer to keep|keep my|want to keep|need the money|need it for|need it more|charity begins|other charities|different charity|local charit',
  ),
  'object.trust': cues(
    'how do I know|how can I be sure|how can I trust|not trust|do not trust|can I trust|trust you|sceptical|skeptical|never heard of|prove it|proof|scam|legit|legitimate|is this real|guarantee that|let us down|let me down|last time|lost me|promised|heard that before|heard this before|sounds too good|too good to be true|not convinced|do not believe|do not buy it|believe it when|suspicious|actually goes|where the money goes|where does the money|go to the|third in two years|you lost|no proof|not sure if I|reliable|reliability|honest with me|corrupt|overhead|administrative|ceo',
  ),
  'object.competitor': cues(
    'another quote|other quote|better quote|other offer|another offer|better offer|other suppliers|other supplier|another supplier|your competitor|competitors|cheaper elsewhere|elsewhere|somewhere else|other vendors|another vendor|came in under|came in at|other options|other listings|similar one|another one for|alternatives|go with someone|theirs|other buyers|other sellers|use someone else|shop around|looked at other',
  ),
  'object.terms': cues(
    'clause|contract term|terms|small print|fine print|lock-in|locked in|lock us|automatic renewal|renews itself|rollover|liability|uncapped|cancel|cancellation|penalty|notice period|payment terms|warranty|return policy|refund|delivery|pick it up|deposit|lease|up front|in advance|strike the|unlimited',
  ),
  'object.risk': cues(
    'what if it|what if you|what happens if|goes wrong|go wrong|happens again|happen again|risky|risk|too risky|not safe|safety|afraid|worried that|worried about|concerned about|concerned that|concerned|my concern|worry is|scares|what guarantee|backfire|fall through|disrupt|what then|would fail|scared|dangerous',
  ),
  challenge: cues(
    'yes or no|are you sure|is that true|can you prove|prove that|what is the evidence|explain the hour|explain that|was it on time|how many did you|how often did you|how late|says who|where is that written|that is not what|that is wrong|is not correct|not correct|inside the|or extra|how many were',
  ),
  hostile: cues(
    'waste of my time|waste of time|wasting my time|ridiculous|rubbish|nonsense|a joke|bullshit|shut up|stupid|idiot|insult|insulting|I will be blunt|let me be blunt|bluntly|plainly then|do not tell me|how dare|pathetic|useless|talk me out|you people|liar|lying|lies|get lost|sick of|fed up with you|last chance|or we talk about leaving|want this more than you|incompetent|unacceptable|disgusting',
  ),
  competitor: cues(
    'another quote|other quote|other supplier|another supplier|your competitor|competitors|another vendor|other vendors|we are also talking to|also looking at|looking at others|talking to two|talking to another|quoted us|came in under|came in at|their demo|sign with them|switch to|their price|went with someone|other firm',
  ),
  'finance-question': cues(
    'roi|return on investment|payback|net present value|npv|irr|cash flow|ebitda|total cost of ownership|tco|business case|capex|opex|cost of capital|depreciation|margin|working capital|break even|covenant|balance sheet|what does it do to our|save us in the first|how did you get to that number|assumption',
  ),
  'hidden-meaning': cues(
    'hypothetically|out of curiosity|just curious|asking for|how fast could|how quickly could|who else sees|who else would see|who would see|would anyone know|does anyone else|how would people|what do other companies do|what happens to the people|what happens to the team|can it be undone|can we undo',
  ),
  disengage: cues(
    'another call|another meeting|have to go|need to go|got to go|have to run|got to run|running out of time|wrap up|wrap this up|I think we are done|we are done|send me something|just send me|send me an email|send it over|not going anywhere|my coat is on|closing the file|is there a number coming|I have lost the thread|also reading|leave it there|talk later|I am losing|not useful|get to the point|the point please|carry on|if you say so|whatever',
  ),
  glitch: cues(
    'breaking up|can not hear|could not hear|you cut out|you froze|frozen|screen is blank|screen went|not loading|will not load|the line went|line is bad|bad line|connection|on mute|you are muted|error message|it crashed|has crashed|see nothing|can not see your',
  ),
  warning: cues(
    'might not|may not|not sure they|not sure she|not sure he|could be tricky|have to run it|run it past|budget freeze|reorganisation|reorganization|restructure|restructuring|on hold|legal will|have to see|we will see|depends on|if it were up to me|there may be|she might|he might|leaving in|new boss|under review|procurement will|no one has asked|have not told|has not read',
  ),
  'buying-sign': cues(
    'how soon could|how soon can|when could you start|when can you start|when could we start|what would you need from|what do you need from|who writes it|would your director|what happens next|what are the next steps|what is the next step|how do we start|how would we start|how do I sign|where do I sign|send me the contract|send the contract|hold for the whole term|holds for the whole|say the dates|can you put that in writing|put it on paper|on paper|could you include|when would it arrive|when can I pick|is it still available|how do I pay|how do I donate|how can I donate|sign me up|say the something',
  ),
  agree: cues(
    'agreed|it is a deal|deal|you have a deal|we have a deal|let us do it|let us do that|I will take it|I will take that|works for me|that works|sounds good|sounds great|sounds fair|fine by me|I accept|I can accept|I am in|count me in|happy to|I would be happy to|I will do that|I hold the letter|yes let us|I will donate|I would donate|you got it|go ahead|please go ahead|I am happy with that|can do that',
  ),
  'walk-away': cues(
    'goodbye|good bye|bye|not going ahead|will not be going|we will stop there|stop there|legal will write|we are out of road|going with someone else|gone with|end of conversation|do not call|not call again|walk away|I am out|this call is over|we are finished|no deal|not buying|that is time',
  ),
  'small-talk': cues(
    'weather|weekend|holiday|how are you|how is your day|how are things|football|match last night|traffic|raining|sunny|hot today|good morning|good afternoon|nice to meet|the kids|coffee',
  ),
  deflect: cues(
    'under review|can not say|could not say|can not comment|no comment|not comment|not at liberty|we will see|it depends|that depends|hard to say|difficult to say|there are views|we look at everything|it will come out|one of several|you know how|in due course|at the appropriate time|too early to say|too early to tell|premature|I would not want to|I would not speculate|not going to speculate|speculate|not going to get into|not going to discuss|not going to comment|rather not say|that is confidential|confidential|have no comment|I have not seen|would have to ask|you would have to ask|ask someone|I do not know|do not recall|let me just say|let me say|what I can say|what I will say|the important thing is|the point is|nothing to announce|no announcement|when the time comes|I will leave that|leave it to|have not made|no decision|not made a decision|being considered|looking at it|looking into|studying|that is mine for now|that is mine|not from this desk|nothing special|the usual|this and that|fine I suppose|couple of things|various',
  ),
};

/** Tables whose cue must not be negated; in the others the "not" is part of the cue. */
export const plainBeats = new Set<BeatId>(['agree', 'buying-sign', 'competitor', 'small-talk', 'glitch']);
