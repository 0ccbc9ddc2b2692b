# frozen_string_literal: true

module Amends
  # The desk mount: Redmine's session says who asks; Amends says what they may.
  class ApiController < ApplicationController
    before_action :require_login, :require_amends_header, :find_project_of_page

    # The one action: what the route caught goes through the door.
    def relay
      answer = Amends.ask(request.env.fetch('amends.request').merge(actor: actor))
      answer_with(answer.status, RackRequest.headers_of(answer), answer.body)
    rescue StandardError => e
      Amends.complain('the desk mount could not answer', e)
      refuse(503, 'unavailable', 'Amends is not available')
    end

    # Redmine takes every path that ends in .json for its own keyed API, which has neither session nor
    # CSRF token. These calls come from pages.
    def api_request?
      false
    end

    private

    def actor
      own = params[:path].end_with?('/my-rating')
      own ? Actor.requester(User.current) : Actor.of(User.current, @project)
    end

    def require_login
      refuse(401, 'login_required', 'Sign in first') unless User.current.logged?
    end

    # A form of another site cannot set a header of its own, whatever token it got hold of.
    def require_amends_header
      return if request.get? || request.head? || request.headers['X-Amends'] == '1'

      refuse(403, 'header_required', 'The header X-Amends is missing')
    end

    def find_project_of_page
      @project = Project.find(params[:project_id]) if params[:project_id]
    rescue ActiveRecord::RecordNotFound
      refuse(404, 'not_found', 'There is no such project')
    end

    def handle_unverified_request
      refuse(403, 'csrf_token', 'The page is too old; load it again')
    end

    def refuse(status, code, title)
      answer_with(*RackRequest.problem(status, code, title)) unless performed?
    end

    def answer_with(status, headers, body)
      self.status = status
      headers.each { |name, value| response.set_header(name.split('-').map(&:capitalize).join('-'), value) }
      self.response_body = Array(body)
    end
  end
end
