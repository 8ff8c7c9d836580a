-- For questions by user, by address and by time. A step of its own: the temporary store of a scan does without, and a
-- store filled by a scan gets them afterwards, which costs a fifth of keeping them up to date row by row.
CREATE INDEX event_user ON event (username, time);
CREATE INDEX event_ip ON event (ip, time);
CREATE INDEX event_time ON event (time);
CREATE INDEX user_day_address_user ON user_day_address (username, day);
CREATE INDEX user_day_address_ip ON user_day_address (ip, day);
