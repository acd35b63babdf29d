import { type Script, script } from "./commands.ts";

/**
 * Claims one coupon for one member and appends the won claim to the stream, atomically. Never sent as EVAL: Redis
 * keeps no scripts over a restart, so as long as this one is not loaded its memory may be older than the database.
 * KEYS  1 stock   2 issued   3 issued:order   4 seq   5 stream
 * ARGV  1 member   2 coupon   3 id of what he wins   4 now, in ms   5 who asks, to be told   6 1 to keep issued:order
 * Answers { sequence, 1 } won just now · { sequence, 0 } had it already, negative when it was revoked
 *         · { last sequence, 2 } sold out · { 0, 3 } closed · { 0, 4 } the coupon is not known here
 *         · { 0, 5 } to no member at all, who only wants to know whether claims are taken.
 */
export const claim: Script = script(`
local has = redis.call('HGET', KEYS[2], ARGV[1])
if has then return { tonumber(has), 0 } end
local left = redis.call('GET', KEYS[1])
if not left then return { 0, 4 } end
if ARGV[1] == '' then return { 0, 5 } end
if left == 'closed' then return { 0, 3 } end
if tonumber(left) <= 0 then return { tonumber(redis.call('GET', KEYS[4]) or 0), 2 } end
redis.call('DECR', KEYS[1])
local sequence = redis.call('INCR', KEYS[4])
redis.call('HSET', KEYS[2], ARGV[1], sequence)
if ARGV[6] == '1' then redis.call('ZADD', KEYS[3], sequence, ARGV[1]) end
redis.call('XADD', KEYS[5], '*', 'memberId', ARGV[1], 'couponId', ARGV[2], 'sequence', sequence,
  'id', ARGV[3], 'at', ARGV[4], 'from', ARGV[5])
return { sequence, 1 }
`);

/**
 * Who won. Never sent as EVAL either, for the same reason: who is missing in an old memory would count as a loser.
 * KEYS  1 issued   2 stock
 * ARGV  1 how many at most
 * Answers the members · nil when they are more · 0 when the coupon is not known here.
 */
export const winners: Script = script(`
if redis.call('EXISTS', KEYS[2]) == 0 then return 0 end
if redis.call('HLEN', KEYS[1]) > tonumber(ARGV[1]) then return false end
return redis.call('HKEYS', KEYS[1])
`);

/** Puts the terms in, and what is left by them. For the scripts below. */
const putTerms = `
local function put(stock, seq, terms, version, last, open)
  redis.call('HSET', terms, 'version', version, 'last', last, 'open', open)
  local given = tonumber(redis.call('GET', seq) or 0)
  redis.call('SET', stock, open == '1' and string.format('%.0f', last - given) or 'closed')
end
`;

/**
 * Makes a new coupon known, unless it is.
 * KEYS  1 stock   2 seq   3 terms
 * ARGV  1 version   2 last sequence   3 open, 1 or 0
 */
export const open: Script = script(`${putTerms}
if redis.call('EXISTS', KEYS[1]) == 0 then put(KEYS[1], KEYS[2], KEYS[3], ARGV[1], ARGV[2], ARGV[3]) end
return 1
`);

/**
 * Takes over newer terms.
 * KEYS  1 stock   2 seq   3 terms
 * ARGV  1 version   2 last sequence   3 open, 1 or 0
 * Answers 1 · 0 when the coupon is not known here.
 */
export const follow: Script = script(`${putTerms}
if redis.call('EXISTS', KEYS[1]) == 0 then return 0 end
local version = tonumber(redis.call('HGET', KEYS[3], 'version') or 0)
if tonumber(ARGV[1]) > version then put(KEYS[1], KEYS[2], KEYS[3], ARGV[1], ARGV[2], ARGV[3]) end
return 1
`);

/**
 * How many units are left.
 * KEYS  1 stock   2 seq   3 terms
 * Answers the number · nil when the coupon is not known here.
 */
export const remaining: Script = script(`
if redis.call('EXISTS', KEYS[1]) == 0 then return false end
return tonumber(redis.call('HGET', KEYS[3], 'last') or 0) - tonumber(redis.call('GET', KEYS[2]) or 0)
`);

/**
 * Takes a sequence back from a member who has it.
 * KEYS  1 issued   2 issued:order
 * ARGV  1 member   2 sequence   3 1 when he is to be known as revoked, 0 when he may claim again
 * Answers 1 · 0 when he does not have it.
 */
export const takeBack: Script = script(`
if redis.call('HGET', KEYS[1], ARGV[1]) ~= ARGV[2] then return 0 end
redis.call('ZREM', KEYS[2], ARGV[1])
if ARGV[3] == '1' then redis.call('HSET', KEYS[1], ARGV[1], '-' .. ARGV[2])
else redis.call('HDEL', KEYS[1], ARGV[1]) end
return 1
`);

const onlyWithFence = `
if tonumber(redis.call('HGET', KEYS[1], 'fence') or 0) > tonumber(ARGV[1]) then
  return redis.error_reply('FENCED somebody else rebuilds this coupon by now')
end
`;

/**
 * Begins to rebuild a coupon: whoever began before with a lower fence can write nothing any more.
 * KEYS  1 terms
 * ARGV  1 fence
 */
export const beginRebuild: Script = script(`${onlyWithFence}
redis.call('HSET', KEYS[1], 'fence', ARGV[1])
return 1
`);

/**
 * Writes sequences of members as far as they still stand as they were read.
 * KEYS  1 terms   2 issued   3 issued:order
 * ARGV  1 fence   2 1 to keep issued:order   then for each: member, what was read ('' for nothing), what is to stand
 * Answers how many were written.
 */
export const correct: Script = script(`${onlyWithFence}
local done = 0
for i = 3, #ARGV, 3 do
  if (redis.call('HGET', KEYS[2], ARGV[i]) or '') == ARGV[i + 1] then
    redis.call('HSET', KEYS[2], ARGV[i], ARGV[i + 2])
    if tonumber(ARGV[i + 2]) < 0 then redis.call('ZREM', KEYS[3], ARGV[i])
    elseif ARGV[2] == '1' then redis.call('ZADD', KEYS[3], ARGV[i + 2], ARGV[i]) end
    done = done + 1
  end
end
return done
`);

/**
 * Sends claims again that nobody was going to write, as far as their members still have them.
 * KEYS  1 terms   2 issued   3 stream
 * ARGV  1 fence   2 coupon   3 now, in ms   4 who sends, to be told   then for each: member, sequence, id
 * Answers how many were sent.
 */
export const sendAgain: Script = script(`${onlyWithFence}
local done = 0
for i = 5, #ARGV, 3 do
  if redis.call('HGET', KEYS[2], ARGV[i]) == ARGV[i + 1] then
    redis.call('XADD', KEYS[3], '*', 'memberId', ARGV[i], 'couponId', ARGV[2], 'sequence', ARGV[i + 1],
      'id', ARGV[i + 2], 'at', ARGV[3], 'from', ARGV[4])
    done = done + 1
  end
end
return done
`);

/**
 * Ends the rebuilding of a coupon: it is known from here on. The sequence never goes back.
 * KEYS  1 terms   2 stock   3 seq
 * ARGV  1 fence   2 last sequence that anybody remembers   3 version   4 last sequence that may be given out   5 open
 */
export const endRebuild: Script = script(`${putTerms}${onlyWithFence}
if tonumber(ARGV[2]) > tonumber(redis.call('GET', KEYS[3]) or 0) then redis.call('SET', KEYS[3], ARGV[2]) end
local version = tonumber(redis.call('HGET', KEYS[1], 'version') or 0)
if tonumber(ARGV[3]) >= version or redis.call('EXISTS', KEYS[2]) == 0 then
  put(KEYS[2], KEYS[3], KEYS[1], ARGV[3], ARGV[4], ARGV[5])
else
  local terms = redis.call('HMGET', KEYS[1], 'version', 'last', 'open')
  put(KEYS[2], KEYS[3], KEYS[1], terms[1], terms[2], terms[3])
end
return 1
`);

/**
 * Takes entries out of the line that are in the database, or never will be.
 * KEYS  1 stream
 * ARGV  1 group   then their ids
 */
export const takeOut: Script = script(`
for i = 2, #ARGV do
  redis.call('XACK', KEYS[1], ARGV[1], ARGV[i])
  redis.call('XDEL', KEYS[1], ARGV[i])
end
return #ARGV - 1
`);

/**
 * Puts an entry aside, once.
 * KEYS  1 stream   2 dead letters
 * ARGV  1 group   2 id   3 cause   4 attempts
 * Answers 1 · 0 when the entry is gone.
 */
export const park: Script = script(`
local found = redis.call('XRANGE', KEYS[1], ARGV[2], ARGV[2])
if #found == 0 then
  redis.call('XACK', KEYS[1], ARGV[1], ARGV[2])
  return 0
end
local letter = found[1][2]
for _, part in ipairs({ 'originId', ARGV[2], 'reason', ARGV[3], 'attempts', ARGV[4] }) do letter[#letter + 1] = part end
redis.call('XADD', KEYS[2], '*', unpack(letter))
redis.call('XACK', KEYS[1], ARGV[1], ARGV[2])
redis.call('XDEL', KEYS[1], ARGV[2])
return 1
`);

/**
 * Puts a dead letter back into the line, without what was noted when it was put aside.
 * KEYS  1 stream   2 dead letters
 * ARGV  1 id
 * Answers 1 · 0 when it is gone.
 */
export const requeue: Script = script(`
local found = redis.call('XRANGE', KEYS[2], ARGV[1], ARGV[1])
if #found == 0 then return 0 end
local letter = found[1][2]
for i = 1, 6 do letter[#letter] = nil end
redis.call('XADD', KEYS[1], '*', unpack(letter))
redis.call('XDEL', KEYS[2], ARGV[1])
return 1
`);

/**
 * How many entries are in a line, and the age of the oldest in ms.
 * KEYS  1 stream
 */
export const backlog: Script = script(`
local length = redis.call('XLEN', KEYS[1])
if length == 0 then return { 0, 0 } end
local first = redis.call('XRANGE', KEYS[1], '-', '+', 'COUNT', 1)[1][1]
local time = redis.call('TIME')
local now = time[1] * 1000 + math.floor(time[2] / 1000)
return { length, math.max(0, now - tonumber(string.match(first, '^%d+'))) }
`);

/**
 * Tidies a line up: drops what lies before everything that any group has yet to read or to acknowledge, which only
 * others than these scripts can have left; and forgets consumers that were silent for long and have nothing pending.
 * KEYS  1 stream
 * ARGV  1 group   2 silent for so many ms
 */
export const tidyUp: Script = script(`
local oldest
local function before(a, b)
  local a1, a2 = string.match(a, '^(%d+)-(%d+)$')
  local b1, b2 = string.match(b, '^(%d+)-(%d+)$')
  if tonumber(a1) ~= tonumber(b1) then return tonumber(a1) < tonumber(b1) end
  return tonumber(a2) < tonumber(b2)
end
if redis.call('EXISTS', KEYS[1]) == 0 then return 0 end
for _, info in ipairs(redis.call('XINFO', 'GROUPS', KEYS[1])) do
  local group = {}
  for i = 1, #info, 2 do group[info[i]] = info[i + 1] end
  local from = group['last-delivered-id']
  local pending = redis.call('XPENDING', KEYS[1], group['name'])
  if pending[2] and before(pending[2], from) then from = pending[2] end
  if not oldest or before(from, oldest) then oldest = from end
end
for _, info in ipairs(redis.call('XINFO', 'CONSUMERS', KEYS[1], ARGV[1])) do
  local consumer = {}
  for i = 1, #info, 2 do consumer[info[i]] = info[i + 1] end
  if consumer['pending'] == 0 and consumer['idle'] > tonumber(ARGV[2]) then
    redis.call('XGROUP', 'DELCONSUMER', KEYS[1], ARGV[1], consumer['name'])
  end
end
if not oldest then return 0 end
return redis.call('XTRIM', KEYS[1], 'MINID', oldest)
`);
