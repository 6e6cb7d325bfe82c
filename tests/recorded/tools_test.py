# SPDX-License-Identifier: Apache-2.0
"""What turns a log into a scenario, on logs small enough to be checked by hand."""

import datetime
import unittest

import laws
from bank_log import Call, Duty, duties, pauses

TODAY = datetime.datetime(1999, 8, 1)


def at(text):
    hours, minutes, seconds = map(int, text.split(":"))
    return TODAY + datetime.timedelta(hours=hours, minutes=minutes, seconds=seconds)


def call(arrived, waited_s, handled_s=None, agent="A", queue="PS", credited=False):
    return Call(at(arrived), queue, credited, waited_s, handled_s, "" if handled_s is None else agent)


class Duties(unittest.TestCase):
    def test_from_the_first_to_the_last_call_without_gaps_over_30_minutes(self):
        log = [call("08:00:10", 20, 60), call("08:10:00", 0, 60), call("08:41:00", 0, 60),
               call("09:12:01", 0, 60)]
        self.assertEqual([(duty.start, duty.end) for duty in duties(log)],
                         [(at("08:00:00"), at("08:42:00")), (at("09:12:00"), at("09:14:00"))])

    def test_a_call_of_no_length_is_a_minute(self):
        self.assertEqual(duties([call("08:00:00", 0, 0)]),
                         [Duty("A", ("PS",), at("08:00:00"), at("08:01:00"))])

    def test_a_long_call_covers_shorter_ones_and_midnight_ends_no_working_day(self):
        log = [call("23:00:00", 0, 3600), call("23:20:00", 0, 60), call("24:02:00", 0, 60)]
        self.assertEqual([(duty.start, duty.end) for duty in duties(log)],
                         [(at("23:00:00"), at("24:03:00"))])

    def test_an_agent_takes_the_queues_of_the_day(self):
        log = [call("08:00:00", 0, 60, queue="IN"), call("08:05:00", 9, 60, credited=True),
               call("08:06:00", 5), call("08:07:00", 0, 60, agent="B", queue="IN")]
        self.assertEqual([duty.types for duty in duties(log)], [("IN", "PS", "PS credited"), ("IN",)])

    def test_who_gives_up_makes_nobody_busy(self):
        self.assertEqual(duties([call("08:00:00", 30)]), [])


class Pauses(unittest.TestCase):
    def test_only_a_call_that_had_waited_tells_the_pause(self):
        log = [call("08:00:00", 0, 60), call("08:00:50", 30, 60), call("08:05:00", 0, 60),
               call("08:05:30", 40, 60)]
        self.assertEqual(pauses(log), [(20.0, 1), (10.0, 1)])

    def test_over_30_minutes_is_off_duty(self):
        self.assertEqual(pauses([call("08:00:00", 0, 60), call("08:31:00", 1, 60)]), [])


class Laws(unittest.TestCase):
    def test_slices_keep_the_mean(self):
        durations = [float(i * i) for i in range(1, 1001)]
        sliced = laws.sliced(durations)
        self.assertEqual(len(sliced), laws.VALUES)
        self.assertAlmostEqual(sum(sliced) / len(sliced), sum(durations) / len(durations))
        self.assertEqual(laws.sliced([3.0, 1.0]), [1.0, 3.0])

    def test_the_product_limit_by_hand(self):
        # 5 waited: one gave up at 10 s of 5, one answered at 20 s, two gave up at 30 s of 3.
        waits = [(10, False), (20, True), (30, False), (30, False), (40, True)]
        times, gone = laws.product_limit(waits, 40)
        self.assertEqual(times, [0.0, 10, 30])
        self.assertEqual([round(share, 12) for share in gone], [0.0, 0.2, round(1 - 0.8 / 3, 12)])

    def test_without_censoring_the_quantiles_are_those_of_the_sample(self):
        log = [call("08:00:00", wait_s) for wait_s in range(1, 1001)]
        values = laws.patience(log)
        for share, value in ((0.0, values[0]), (0.25, values[50]), (0.5, values[100])):
            self.assertAlmostEqual(value, 1000 * (share + 0.5 / laws.VALUES), delta=1.0)

    def test_the_tail_is_exponential_with_the_mean_of_those_who_waited_longer(self):
        log = [call("08:00:00", 100) for _ in range(70)] + [
            call("08:00:00", 100 + 10 * i) for i in range(1, 31)]
        # 30 wait on after 100 s and beyond that 10, 20, ... 300 s: 155 s on average. The law is cut
        # at the shortest of the last 30, 110 s; 29 go on, 150 s on average.
        self.assertEqual(laws.tail_mean_s([(one.waited_s, False) for one in log], 110), 150.0)
        values = laws.patience(log)
        self.assertEqual(values[100], 100)
        last = laws.VALUES - 0.5
        self.assertAlmostEqual(values[-1], 110 + 150.0 * laws.math.log(
            0.29 / (1 - last / laws.VALUES)))

    def test_calls_answered_at_once_tell_nothing_of_patience(self):
        waiting = [call("08:00:00", wait_s) for wait_s in range(1, 101)]
        at_once = [call("08:00:00", 0, 60)] * 100
        self.assertEqual(laws.patience(waiting + at_once), laws.patience(waiting))


if __name__ == "__main__":
    unittest.main()
